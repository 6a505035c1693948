package connector.returns;

import com.commercetools.api.models.order.ReturnInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a return is called between the two systems: the return tracking id the shop gave it; else what it was announced as; else its items'
 * keys or ids.
 */
final class Authorisations {

    /** Readable up to here; beyond, a hash of it. */
    private static final int LONGEST = 80;

    private final List<Announcement> announced;

    Authorisations(List<Announcement> announced) {
        this.announced = List.copyOf(announced);
    }

    static boolean named(ReturnInfo info) {
        return info.getReturnTrackingId() != null && !info.getReturnTrackingId().isBlank();
    }

    String of(ReturnInfo info) {
        return named(info)
                ? info.getReturnTrackingId().strip()
                : announcedAs(info).orElseGet(() -> made(identities(info)));
    }

    /** Whether OrderFlow may call it so: by its name now, or by the one it was announced under. */
    boolean isCalled(ReturnInfo info, @Nullable String name) {
        List<String> items = identities(info);
        return name != null
                && (of(info).equals(name)
                        || announced.stream()
                                .anyMatch(each -> each.authorisation().equals(name)
                                        && each.lines().stream().anyMatch(line -> items.contains(line.item()))));
    }

    Optional<String> announcedAs(ReturnInfo info) {
        List<String> items = identities(info);
        return announced.stream()
                .filter(each -> each.lines().stream().anyMatch(line -> items.contains(line.item())))
                .map(Announcement::authorisation)
                .findFirst();
    }

    static List<String> identities(ReturnInfo info) {
        return info.getItems().stream()
                .map(item -> new Item(info, item).identity())
                .toList();
    }

    private static String made(List<String> identities) {
        String joined = identities.stream().sorted().collect(Collectors.joining("+"));
        return joined.length() <= LONGEST ? joined : "RET-" + ReturnKeys.hash(joined);
    }
}
