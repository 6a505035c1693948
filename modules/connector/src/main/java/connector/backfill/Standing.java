package connector.backfill;

import tools.jackson.databind.json.JsonMapper;

/**
 * How far a backfill has come; kept as a cursor.
 *
 * @param round raised by a restart; the same round stores nothing twice
 * @param at the reading's cursor, empty at the start
 * @param done whether it came to its end
 */
record Standing(int round, String at, boolean done, Counts counts) {

    static final Standing FIRST = new Standing(1, "", false, Counts.NONE);

    Standing at(String cursor, Counts now) {
        return new Standing(round, cursor, false, now);
    }

    Standing finished() {
        return new Standing(round, at, true, counts);
    }

    /** One that came to its end is read from the start again; what it stored stays known. */
    Standing toBeginWith(boolean restart) {
        return restart ? new Standing(round + 1, "", false, Counts.NONE) : done ? again() : this;
    }

    private Standing again() {
        return new Standing(round, "", false, Counts.NONE);
    }

    String text() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    static Standing read(String text) {
        return JsonMapper.shared().readValue(text, Standing.class);
    }
}
