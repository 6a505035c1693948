package connector.orderflow.inbound;

import connector.orderflow.Despatch;
import connector.workqueue.Cursors;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a poll was told last of each subject. A level counts as reported last, so only the last report makes a repeat; what was reported
 * before that is news again.
 */
record LastReported(Cursors cursors, String start) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** In place of a report that another source has overtaken: whatever is reported next is news. */
    private static final String OVERTAKEN = "";

    /** By shipment reference. */
    static LastReported despatches(Cursors cursors, String destination) {
        return new LastReported(cursors, "reported/despatch/" + destination + "/");
    }

    /** By day and subject. */
    static LastReported returns(Cursors cursors, String destination) {
        return new LastReported(cursors, "reported/returns/" + destination + "/");
    }

    boolean isNews(String subject, String content) {
        return !read(subject).equals(Optional.of(content));
    }

    /** In the transaction that stores the work made of it. */
    void write(String subject, String content) {
        cursors.write(start + subject, content);
    }

    /** Another source has reported something else since. */
    void overtaken(String subject) {
        write(subject, OVERTAKEN);
    }

    /** The despatches of the last report; none where there was none, or where it was overtaken. */
    List<Despatch> despatches(String reference) {
        return read(reference)
                .filter(content -> !content.equals(OVERTAKEN))
                .map(content -> Arrays.asList(JSON.readValue(content, Despatch[].class)))
                .orElse(List.of());
    }

    private Optional<String> read(String subject) {
        return cursors.read(start + subject);
    }

    static String text(Object content) {
        return JSON.writeValueAsString(content);
    }
}
