package connector.orderexport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SDK's models give null for a list the answer did not have. */
final class Sdk {

    private Sdk() {}

    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
