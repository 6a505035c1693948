package connector.http;

import java.io.IOException;
import java.io.InputStream;

/** Reads a good answer as it comes, and keeps of it what it needs. */
@FunctionalInterface
public interface BodyReader {

    /** @param body not compressed any more; what is left unread is thrown away */
    void read(InputStream body) throws IOException;
}
