package connector.routing;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What tells the references of an order's consignments apart. Made of where the goods go and by which way, and of nothing
 * else, so that it stays the same whatever happens to the other lines.
 */
final class Suffix {

    private static final String APART = "_";
    private static final int LONGEST = 48;

    private Suffix() {}

    /**
     * Destination, site, shipping and address in letters, digits and hyphens: {@code main_leeds}. Where that loses
     * something, a checksum keeps it apart from others.
     */
    static String of(Way way) {
        String readable = Stream.of(way.destination(), way.site(), way.shippingKey(), way.addressKey())
                .map(each -> each == null ? "" : each.replaceAll("[^A-Za-z0-9-]", "-"))
                .collect(Collectors.joining(APART));
        String shown = readable.replaceAll(APART + "+$", "");
        String exact = Stream.of(way.destination(), way.site(), way.shippingKey(), way.addressKey())
                .map(each -> Objects.requireNonNullElse(each, ""))
                .collect(Collectors.joining(APART));
        return exact.equals(readable) && shown.length() <= LONGEST
                ? shown
                : shown.substring(0, Math.min(shown.length(), LONGEST)) + APART.repeat(4) + checksum(way);
    }

    private static String checksum(Way way) {
        CRC32C sum = new CRC32C();
        sum.update(way.toString().getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", sum.getValue());
    }

    /** Where goods go: those with the same way travel together. */
    record Way(
            String destination,
            @Nullable String site,
            @Nullable String shippingKey,
            @Nullable String addressKey) {}
}
