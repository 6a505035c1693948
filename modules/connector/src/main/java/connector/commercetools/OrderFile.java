package connector.commercetools;

import com.commercetools.api.models.order.Order;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/**
 * Orders in a file, as commercetools writes them: one object, an array, or one object per line (NDJSON). Read one at a time, so
 * that a file may be larger than the memory.
 */
public final class OrderFile {

    private static final int LONGEST_LINE = 16 * 1024 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final BufferedReader text;
    private final Consumer<Entry> found;
    private final ObjectMapper json = OrderJson.reading();
    private int line = 1;
    private int entries;

    private OrderFile(BufferedReader text, Consumer<Entry> found) {
        this.text = text;
        this.found = found;
    }

    /** One order of a file. */
    public sealed interface Entry {

        /** Where it stands: {@code line 3}, {@code entry 3}. */
        String where();

        record Readable(String where, Order order) implements Entry {}

        /** @param why for people; may quote what is wrong */
        record Unreadable(String where, String why) implements Entry {}
    }

    /** Hands over every entry in turn; at least one, unless the text is an empty array. */
    public static void read(Reader text, Consumer<Entry> found) throws IOException {
        new OrderFile(new BufferedReader(text), found).read();
    }

    private void read() throws IOException {
        int first = firstCharacter();
        if (first < 0) {
            unreadable("entry 1", "the file is empty");
        } else if (first == '[' || (first == '{' && oneOverManyLines())) {
            values();
        } else {
            lines();
        }
    }

    /** Leaves the reader in front of it; negative at the end. */
    private int firstCharacter() throws IOException {
        while (true) {
            text.mark(1);
            int next = text.read();
            if (next == '\n') {
                line++;
            } else if (next < 0 || !(Character.isWhitespace(next) || next == BYTE_ORDER_MARK)) {
                text.reset();
                return next;
            }
        }
    }

    /** The first line is not a whole value, and the next one does not begin another. */
    private boolean oneOverManyLines() throws IOException {
        text.mark(LONGEST_LINE);
        String first = text.readLine();
        String second = text.readLine();
        text.reset();
        return first != null && goesOn(first) && (second == null || !second.startsWith("{"));
    }

    private boolean goesOn(String line) {
        try {
            json.readTree(line);
            return false;
        } catch (JsonEOFException unfinished) {
            return true;
        } catch (JsonProcessingException wrong) {
            return false;
        }
    }

    private void lines() throws IOException {
        for (String one = text.readLine(); one != null; one = text.readLine()) {
            if (!one.isBlank()) {
                line("line " + line, one);
            }
            line++;
        }
    }

    private void line(String where, String line) {
        try (JsonParser parser = json.createParser(line)) {
            JsonNode node = json.readTree(parser);
            if (parser.nextToken() != null) {
                unreadable(where, "there is more than one value on the line");
            } else {
                entry(where, node);
            }
        } catch (JsonProcessingException wrong) {
            unreadable(where, "it is not JSON: " + wrong.getOriginalMessage());
        } catch (IOException impossible) {
            unreadable(where, "it cannot be read");
        }
    }

    private void values() throws IOException {
        try (JsonParser parser = json.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    entry("entry " + (entries + 1), json.readTree(parser));
                }
            }
        } catch (JsonProcessingException wrong) {
            unreadable(
                    "entry " + (entries + 1),
                    "it is not JSON, and what follows cannot be read: " + wrong.getOriginalMessage());
        }
    }

    private void entry(String where, JsonNode node) {
        entries++;
        found.accept(OrderJson.entry(where, node));
    }

    private void unreadable(String where, String why) {
        entries++;
        found.accept(new Entry.Unreadable(where, why));
    }
}
