package connector.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What docs/configuration.md says about each setting. The build puts it beside this class. */
final class SettingWords {

    private SettingWords() {}

    /** By path, as the tables write it: {@code destinations.NAME.time-zone}. */
    static Map<String, String> read() {
        Map<String, String> words = new HashMap<>();
        document()
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("(?<!\\\\)\\|"))
                .forEach(cells -> words.put(
                        plain(cells[1]), (cells[2].strip().equals("required") ? "required: " : "") + plain(cells[3])));
        return words;
    }

    private static String plain(String cell) {
        return cell.strip().replace("`", "").replace("\\|", "|");
    }

    private static String document() {
        try (InputStream found = SettingWords.class.getResourceAsStream("configuration.md")) {
            return found == null ? "" : new String(found.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
