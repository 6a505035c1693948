package connector.explain;

import connector.ledger.Dropped;
import connector.orderflow.Facts;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLinks;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** What was sent of an order before, as far as the connector's database can say. */
final class Sent {

    private final String projectKey;
    private final @Nullable Facts facts;
    private @Nullable OrderLinks links;
    private @Nullable String trouble;

    private Sent(String projectKey, @Nullable OrderLinks links, @Nullable Facts facts, @Nullable String trouble) {
        this.projectKey = projectKey;
        this.links = links;
        this.facts = facts;
        this.trouble = trouble;
    }

    static Sent in(OrderLinks links, Facts facts, String projectKey) {
        return new Sent(projectKey, links, facts, null);
    }

    /** @param why null: there is no database, so nothing was ever sent from here */
    static Sent unknown(@Nullable String why) {
        return new Sent("", null, null, why);
    }

    /** Empty: nobody can say. A database that does not answer is asked once, not for every order of a long file. */
    Optional<List<OrderLink>> of(String orderId) {
        OrderLinks known = links;
        if (known == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(known.ofOrder(projectKey, orderId));
        } catch (DataAccessException away) {
            links = null;
            trouble = "the connector's database cannot be read";
            return Optional.empty();
        }
    }

    /** What the warehouse did not ship of an order whose links are known. */
    List<Dropped> dropped(String orderId) {
        return facts == null || links == null
                ? List.of()
                : List.copyOf(facts.read(projectKey, orderId, Dropped.FACTS, Dropped.class)
                        .values());
    }

    /** Why nobody can say; empty when there simply is no database. */
    List<String> unjudged() {
        return trouble == null ? List.of() : List.of("what was sent before: " + trouble);
    }
}
