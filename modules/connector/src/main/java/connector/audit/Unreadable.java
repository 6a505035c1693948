package connector.audit;

/** What is kept of a body that nobody could look into, and that may therefore hold anything. */
final class Unreadable {

    private Unreadable() {}

    static String of(int size) {
        return "[unreadable, " + size + " bytes]";
    }
}
