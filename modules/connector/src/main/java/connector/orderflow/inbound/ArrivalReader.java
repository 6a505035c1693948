package connector.orderflow.inbound;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a push off the servlet request, piece by piece: who it is first, its body only when that is settled. */
record ArrivalReader(HttpServletRequest request, String destination) {

    private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9_/.-]{8,256}");
    private static final byte[] NOT_READ = {};

    /** @param hideRest true when the path behind the destination holds, or may be meant to hold, the secret */
    Arrival head(Clock clock, boolean hideRest) {
        String whole = request.getRequestURL().toString();
        String shown = hideRest ? whole.substring(0, whole.length() - path().length()) + knownPath() : whole;
        return new Arrival(destination, shown, headers(), NOT_READ, clock.instant(), correlationId());
    }

    /** One byte more than allowed is enough to know that it is too much. */
    byte[] body(int maxBytes) throws IOException {
        return request.getInputStream().readNBytes(maxBytes + 1);
    }

    @Nullable
    String authorization() {
        return request.getHeader("Authorization");
    }

    /** The path segment behind the destination, empty when there is none. */
    String segment() {
        try {
            return URLDecoder.decode(rawSegment().replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return "";
        }
    }

    private String rawSegment() {
        // "", "in", "orderflow", destination, segment
        String[] segments = path().split("/", -1);
        return segments.length > 4 ? segments[4] : "";
    }

    private String knownPath() {
        return "/in/orderflow/" + destination + "/***";
    }

    private String path() {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), String.join(",", Collections.list(request.getHeaders(name))));
        }
        return headers;
    }

    private String correlationId() {
        String given = request.getHeader("X-Correlation-ID");
        return given != null && SANE_ID.matcher(given).matches() ? given : "orderflow/" + UUID.randomUUID();
    }
}
