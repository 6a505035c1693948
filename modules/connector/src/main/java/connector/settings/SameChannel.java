package connector.settings;

import connector.orderflow.DestinationSettings;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Two destinations at one channel of one OrderFlow would hear the same news: an order sent by one is looked for by the name of the
 * other, and is found under neither.
 */
final class SameChannel {

    private SameChannel() {}

    static void check(List<DestinationSettings> destinations, Problems problems) {
        for (int second = 1; second < destinations.size(); second++) {
            for (DestinationSettings first : destinations.subList(0, second)) {
                check(first, destinations.get(second), problems);
            }
        }
    }

    private static void check(DestinationSettings first, DestinationSettings second, Problems problems) {
        boolean given = !first.channel().isBlank() && first.baseUrl().getHost() != null;
        if (given && address(first.baseUrl()).equals(address(second.baseUrl())) && isSameChannel(first, second)) {
            problems.add(
                    "destinations." + second.name() + ".channel",
                    "is channel '%s' of the same OrderFlow as that of destinations.%s: news of an order would come for both"
                            .formatted(second.channel().strip(), first.name()),
                    "Keep one of '%s' and '%s', and let routes choose the warehouse (routes[].site); or give each a channel of its own."
                            .formatted(first.name(), second.name()));
        }
    }

    /** A channel has one organisation, so one that is not named may be any. */
    private static boolean isSameChannel(DestinationSettings first, DestinationSettings second) {
        String one = first.organisation().strip();
        String other = second.organisation().strip();
        return first.channel().strip().equals(second.channel().strip())
                && (one.equals(other) || one.isEmpty() || other.isEmpty());
    }

    private static String address(URI url) {
        URI normal = url.normalize();
        String scheme = lower(normal.getScheme());
        int port = normal.getPort() >= 0 ? normal.getPort() : scheme.equals("http") ? 80 : 443;
        String path = normal.getPath() == null ? "" : normal.getPath().replaceAll("/+$", "");
        return scheme + "://" + lower(normal.getHost()) + ":" + port + path;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
