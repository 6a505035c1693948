package connector.routing;

/** The text is not an expression. The message says why, and where, counted from 1. */
public final class InvalidExpression extends Exception {

    private final int position;

    InvalidExpression(String why, int position) {
        super(position > 0 ? why + " (at character " + position + ")" : why);
        this.position = position;
    }

    /** Of the first wrong character, counted from 1; 0: not known. */
    public int position() {
        return position;
    }
}
