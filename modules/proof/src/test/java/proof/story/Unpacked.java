package proof.story;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What a stored body says. Written anew, so that a body nobody can read is noticed here. */
final class Unpacked {

    private Unpacked() {}

    static String text(byte[] stored, int size) {
        if (stored.length == size) {
            return new String(stored, StandardCharsets.UTF_8);
        }
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(stored);
            byte[] body = new byte[size];
            int length = 0;
            while (length < size) {
                int more = inflater.inflate(body, length, size - length);
                if (more == 0) {
                    throw new AssertionError("a stored body ends early");
                }
                length += more;
            }
            return new String(body, StandardCharsets.UTF_8);
        } catch (DataFormatException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
