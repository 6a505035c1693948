package connector.database;

/** Waiting for another process. */
final class Pause {

    private Pause() {}

    static void shortly() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the database", e);
        }
    }
}
