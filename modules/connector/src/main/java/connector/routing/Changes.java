package connector.routing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an order that changes after its export.
 *
 * @param byDestination by destination name; {@link Mode#CANCEL_REIMPORT} for one that is not named
 * @param fieldsByDestination what a changed field is worth, by destination name
 * @param tooLateField custom field of the order that is told why the warehouse has something else, null: none
 * @param tooLateType key of the type an order without custom fields gets for it, null: it has to have one
 */
public record Changes(
        Map<String, Mode> byDestination,
        Map<String, ChangedFields> fieldsByDestination,
        @Nullable String tooLateField,
        @Nullable String tooLateType) {

    /** Cancel and import again everywhere, tell nobody. */
    public static final Changes DEFAULT = new Changes(Map.of(), Map.of(), null, null);

    public Changes {
        byDestination = Map.copyOf(byDestination);
        fieldsByDestination = Map.copyOf(fieldsByDestination);
    }

    /** How a changed order reaches the warehouse. */
    public enum Mode {
        /** Cancelled there with its reference freed (reference §2.4), then imported anew. */
        CANCEL_REIMPORT,
        /** Imported with the operation {@code update}; no client of OrderFlow is known to do so (reference §2.2). */
        IMPORT_UPDATE,
        /** Not at all: a person decides. */
        MANUAL
    }

    public Mode at(String destination) {
        return byDestination.getOrDefault(destination, Mode.CANCEL_REIMPORT);
    }

    public ChangedFields fields(String destination) {
        return fieldsByDestination.getOrDefault(destination, ChangedFields.DEFAULT);
    }
}
