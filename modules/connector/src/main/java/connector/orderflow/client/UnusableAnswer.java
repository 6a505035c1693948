package connector.orderflow.client;

/** A well-formed document that does not say what it was asked for. */
final class UnusableAnswer extends RuntimeException {

    UnusableAnswer(String message) {
        super(message);
    }
}
