package connector.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Keeps keys that people choose as they are written. The binder takes a dot for a new level and drops blanks and umlauts,
 * so that a tax rate {@code UK VAT} would never be found again; between brackets it leaves a key alone.
 */
final class MapKeys {

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    /** What stands before the key, the key, and what stands behind it. */
    private static final List<Pattern> CHOSEN = List.of(
            pattern("^(destinations\\.[^.]+\\.states\\.(?:orders|shipments|lines))\\.(.+)$"),
            pattern("^(destinations\\.[^.]+\\.changed-?fields)\\.(.+)$"),
            pattern("^(destinations\\.[^.]+\\.mapping"
                    + "\\.(?:currency-?units|tax-?codes|custom-?line-?items-?by-?slug|fields))\\.(.+)$"),
            pattern("^(destinations\\.[^.]+\\.fulfilment\\.(?:carriers|services))\\.(.+)$"),
            pattern("^(destinations\\.[^.]+\\.returns"
                    + "\\.(?:(?:received-?)?(?:reasons|conditions|types)|outcomes))\\.(.+)$"),
            pattern("^((?:routes|release\\.rules)\\[\\d+]\\.(?:custom-?fields|line-?fields))\\.(.+?)(\\[\\d+])?$"),
            pattern("^(cancellation\\.(?:warehouse-?)?reasons)\\.(.+)$"),
            pattern("^(destinations|commercetools\\.sources)\\.([^.\\[]+)(\\..+)$"));

    private MapKeys() {}

    static PropertySource<?> kept(PropertySource<?> loaded) {
        if (!(loaded.getSource() instanceof Map<?, ?> values)) {
            return loaded;
        }
        Map<String, Object> renamed = new LinkedHashMap<>();
        values.forEach((name, value) -> renamed.put(kept(name.toString()), value));
        return new OriginTrackedMapPropertySource(loaded.getName(), renamed);
    }

    private static String kept(String name) {
        String kept = name;
        for (Pattern each : CHOSEN) {
            Matcher found = each.matcher(kept);
            if (found.matches() && !HARMLESS.matcher(found.group(2)).matches()) {
                String rest = found.groupCount() < 3 || found.group(3) == null ? "" : found.group(3);
                kept = found.group(1) + "[" + found.group(2) + "]" + rest;
            }
        }
        return kept;
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    }
}
