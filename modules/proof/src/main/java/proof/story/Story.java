package proof.story;

/** The life of an order, told step by step; it ends with what both systems must show. */
public interface Story {

    /** As it is called on the command line, for example {@code short-pick}. */
    String name();

    /** One sentence. */
    String about();

    /** Sections of {@code connector.yaml} that this story needs beside those that all have. */
    default String configuration() {
        return "";
    }

    void play(Play play);
}
