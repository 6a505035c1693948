package connector.audit;

import java.nio.charset.StandardCharsets;

/** {@link Storable#json}: both replacements are as long as what they stand for, so nothing moves. */
final class StorableJson {

    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ESCAPED_REPLACEMENT = "\\ufffd".getBytes(StandardCharsets.US_ASCII);
    private static final int ESCAPE = ESCAPED_REPLACEMENT.length;

    private final byte[] json;
    private byte[] cleaned;
    private int at;

    StorableJson(byte[] json) {
        this.json = json;
        this.cleaned = json;
    }

    byte[] cleaned() {
        while (at < json.length) {
            if (json[at] == '\\') {
                escaped();
            } else if (isHalfOfPair()) {
                replace(REPLACEMENT);
            } else {
                at++;
            }
        }
        return cleaned;
    }

    private void escaped() {
        int unit = unit(at);
        if (unit < 0) {
            at += 2; // whatever is escaped starts no escape itself
        } else if (unit == 0 || Character.isLowSurrogate((char) unit)) {
            replace(ESCAPED_REPLACEMENT);
        } else if (!Character.isHighSurrogate((char) unit)) {
            at += ESCAPE;
        } else if (Character.isLowSurrogate((char) Math.max(unit(at + ESCAPE), 0))) {
            at += 2 * ESCAPE;
        } else {
            replace(ESCAPED_REPLACEMENT);
        }
    }

    /** Half of a pair, written as if it were a character: some parsers read it. */
    private boolean isHalfOfPair() {
        return json[at] == (byte) 0xED && at + 2 < json.length && (json[at + 1] & 0xE0) == 0xA0;
    }

    private void replace(byte[] with) {
        cleaned = cleaned == json ? json.clone() : cleaned;
        System.arraycopy(with, 0, cleaned, at, with.length);
        at += with.length;
    }

    /** What a Unicode escape at this place stands for; -1 when there is none. */
    private int unit(int start) {
        if (start + ESCAPE > json.length || json[start] != '\\' || json[start + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int digit = start + 2; digit < start + ESCAPE; digit++) {
            int value = Character.digit(json[digit], 16);
            if (value < 0) {
                return -1;
            }
            unit = unit * 16 + value;
        }
        return unit;
    }
}
