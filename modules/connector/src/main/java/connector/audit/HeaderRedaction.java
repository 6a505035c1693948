package connector.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Takes secrets out of headers. OrderFlow knows two of its own, {@code user} and {@code password} (its reference §1.3). */
final class HeaderRedaction {

    private static final Set<String> SECRET =
            Set.of("authorization", "proxy-authorization", "user", "password", "cookie", "set-cookie", "aeg-sas-key");
    private static final List<String> SECRET_PARTS =
            List.of("token", "secret", "signature", "api-key", "apikey", "password");

    private final Set<String> secret;

    HeaderRedaction(RedactionPolicy policy) {
        secret = new HashSet<>(SECRET);
        policy.secretHeaders().forEach(name -> secret.add(name.toLowerCase(Locale.ROOT)));
    }

    Map<String, String> redact(Map<String, String> headers) {
        Map<String, String> kept = new TreeMap<>();
        headers.forEach((name, value) -> kept.put(name, secret(name) ? FieldNames.SECRET : value));
        return kept;
    }

    private boolean secret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return secret.contains(lower) || SECRET_PARTS.stream().anyMatch(lower::contains);
    }
}
