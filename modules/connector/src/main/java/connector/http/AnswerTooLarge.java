package connector.http;

import java.io.IOException;

/** An answer nobody here could want: reading it would endanger everything else this process does. */
final class AnswerTooLarge extends IOException {

    /** In bytes, after unpacking. */
    static final int LIMIT = 16 * 1024 * 1024;

    AnswerTooLarge() {
        super("more than " + LIMIT + " bytes");
    }
}
