package connector.orderexport;

/** Dies once, at the n-th tick. */
final class Kill implements Runnable {

    private int left;

    Kill(int point) {
        left = point;
    }

    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @Override
    public void run() {
        if (left-- == 0) {
            throw new Killed();
        }
    }

    boolean happened() {
        return left < 0;
    }
}
