package connector.orderflow.wire;

/** Bytes that are no XML we accept. The message says why and quotes nothing of the content. */
public final class MalformedXml extends RuntimeException {

    public MalformedXml(String message) {
        super(message);
    }
}
