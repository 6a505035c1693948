package connector.http;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that passes by, of which only the beginning is kept. */
final class TruncatedBody extends FilterInputStream {

    /** Enough to see in the audit log what kind of answer it was. */
    private static final int KEPT = 16 * 1024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    TruncatedBody(InputStream body) {
        super(body);
    }

    byte[] kept() {
        return kept.toByteArray();
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0 && kept.size() < KEPT) {
            kept.write(read);
        }
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read > 0 && kept.size() < KEPT) {
            kept.write(into, offset, Math.min(read, KEPT - kept.size()));
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
