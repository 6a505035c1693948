package connector.orderexport;

import connector.orderflow.ImportDocument;
import connector.orderflow.OrderLink;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the connector makes of one order, for people. Documents hold personal data.
 *
 * @param reason why; free of personal data, except for what a release condition itself quotes
 * @param help what would make a parked order go, null: nothing is parked
 * @param rule the release rule that holds a waiting order, null: none does
 * @param until when a waiting order is looked at again by itself, null: when news of it comes
 * @param next what the connector does with the order when it looks at it next
 * @param sent what was sent of it before
 */
public record Explanation(
        Verdict verdict,
        String reason,
        @Nullable String help,
        @Nullable String rule,
        @Nullable Instant until,
        String next,
        List<Part> consignments,
        List<OrderLink> sent) {

    public Explanation {
        consignments = List.copyOf(consignments);
        sent = List.copyOf(sent);
    }

    /** Where the order stands. */
    public enum Verdict {
        /** It may go, or it went. */
        RELEASED,
        /** It goes when something else happens: news, or a time. */
        WAITING,
        /** Somebody has to correct or decide something first. */
        PARKED
    }

    /**
     * One OrderFlow order, as it would be imported now.
     *
     * @param rule the route that won
     * @param site null: OrderFlow decides
     * @param suffix null: the order goes in one piece
     * @param document fields in wire order, values as they mean; empty when there is a problem
     * @param truncations one sentence per value that was too long
     * @param sumCheck the sum that was proved, null when there is a problem
     * @param problem field and reason, null: it can be mapped
     * @param differs names of the fields that differ from what was sent; empty when nothing was sent
     */
    public record Part(
            String rule,
            String destination,
            @Nullable String site,
            @Nullable String suffix,
            String reference,
            List<ImportDocument.Field> document,
            List<String> truncations,
            @Nullable String sumCheck,
            @Nullable String problem,
            List<String> differs) {}

    /** Of an order that cannot even be looked at. */
    public static Explanation parked(String reason, String help) {
        return new Explanation(
                Verdict.PARKED, reason, help, null, null, "park it with this reason", List.of(), List.of());
    }

    /** Names of all fields that differ from what was sent. */
    public List<String> differs() {
        TreeSet<String> names = new TreeSet<>();
        consignments.forEach(part -> names.addAll(part.differs()));
        return List.copyOf(names);
    }
}
