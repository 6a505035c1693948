package connector.orderflow.client;

import connector.http.BodyReader;
import connector.orderflow.wire.MalformedXml;
import connector.orderflow.wire.SecureXml;
import connector.orderflow.wire.XmlElement;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list that is read as it comes: of each thing in it only what is needed is kept, so that its length is no wall. */
final class StreamedList<E, T> implements BodyReader {

    private final ListReader<E, T> reader;
    private final List<E> found = new ArrayList<>();
    private String root = "";
    private boolean listed;
    private @Nullable RuntimeException unreadable;

    StreamedList(ListReader<E, T> reader) {
        this.reader = reader;
    }

    @Override
    public void read(InputStream body) throws IOException {
        try {
            SecureXml.elements(body, reader.element(), this::pass, this::take);
        } catch (MalformedXml | UnusableAnswer broken) {
            unreadable = broken;
        }
    }

    /** Throws {@link MalformedXml} or {@link UnusableAnswer} where the whole document would have. */
    T result() {
        if (unreadable != null) {
            throw unreadable;
        }
        if (!listed) {
            throw reader.missing(root);
        }
        return reader.all(found);
    }

    private void pass(int depth, String name) {
        root = depth == 1 ? name : root;
        listed = listed || name.equals(reader.list());
    }

    private void take(XmlElement element) {
        found.add(reader.one(element));
        element.below(reader.element()).forEach(inside -> found.add(reader.one(inside)));
    }
}
