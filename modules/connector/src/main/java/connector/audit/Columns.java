package connector.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills the columns of one row from left to right. */
final class Columns {

    private final PreparedStatement row;
    private int column;

    Columns(PreparedStatement row) {
        this.row = row;
    }

    Columns time(Instant time) throws SQLException {
        row.setObject(++column, time.atOffset(ZoneOffset.UTC));
        return this;
    }

    Columns text(@Nullable String text) throws SQLException {
        row.setString(++column, text == null ? null : Storable.text(text));
        return this;
    }

    /** A text that an index holds. */
    Columns key(@Nullable String text) throws SQLException {
        return text(text == null ? null : Storable.key(text));
    }

    Columns number(int number) throws SQLException {
        row.setInt(++column, number);
        return this;
    }

    Columns number(long number) throws SQLException {
        row.setLong(++column, number);
        return this;
    }

    Columns headers(Map<String, String> headers) throws SQLException {
        return text(lines(headers));
    }

    /** Two columns: the packed body, and its size before packing. */
    Columns body(byte[] body) throws SQLException {
        row.setBytes(++column, Packing.pack(body));
        row.setInt(++column, body.length);
        return this;
    }

    static String lines(Map<String, String> headers) {
        return new TreeMap<>(headers)
                .entrySet().stream()
                        .map(header ->
                                header.getKey() + ": " + header.getValue().replace('\n', ' '))
                        .collect(Collectors.joining("\n"));
    }

    static Map<String, String> headers(String lines) {
        return lines.lines()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(": ")),
                        line -> line.substring(line.indexOf(": ") + 2),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
