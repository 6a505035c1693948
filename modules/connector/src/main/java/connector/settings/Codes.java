package connector.settings;

import java.util.Set;

/** Codes that have a shape. */
final class Codes {

    private Codes() {}

    static Set<String> countries(String path, Set<String> codes, Problems problems) {
        codes.stream()
                .filter(each -> !each.matches("[A-Z]{2}"))
                .forEach(each -> problems.add(
                        path + "countries",
                        "'" + each + "' is no two-letter country code",
                        "Write capitals, and quotes around \"NO\"."));
        return codes;
    }

    static Set<String> currencies(String path, Set<String> codes, Problems problems) {
        codes.stream()
                .filter(each -> !each.matches("[A-Z]{3}"))
                .forEach(each -> problems.add(
                        path + "currencies",
                        "'" + each + "' is no three-letter currency code",
                        "Write one such as EUR."));
        return codes;
    }
}
