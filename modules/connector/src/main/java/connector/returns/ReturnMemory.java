package connector.returns;

import connector.orderflow.Despatch;
import connector.orderflow.Facts;
import connector.orderflow.OrderLinks;
import connector.orderflow.ReturnAuthorisations;
import connector.orderflow.ReturnLine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What is kept of an order's returns: lines told, announcements, claims. */
@Component
class ReturnMemory {

    private static final String TOLD = "return/";
    private static final String SENT = "return-sent/";
    private static final String CLAIM = "return-claim/";

    private final Facts facts;
    private final OrderLinks links;
    private final ReturnAuthorisations authorisations;

    ReturnMemory(Facts facts, OrderLinks links, ReturnAuthorisations authorisations) {
        this.facts = facts;
        this.links = links;
        this.authorisations = authorisations;
    }

    List<ReturnLine> told(String project, String order) {
        return List.copyOf(facts.read(project, order, TOLD, ReturnLine.class).values());
    }

    /** @param told as read in this step */
    ReturnFacts of(String project, String order, List<ReturnLine> told) {
        Map<String, Claim> claims = new TreeMap<>();
        facts.read(project, order, CLAIM, Claim.class)
                .forEach((key, claim) -> claims.put(key.substring(CLAIM.length()), claim));
        return new ReturnFacts(
                told,
                List.copyOf(facts.read(project, order, SENT, Announcement.class).values()),
                claims);
    }

    Consignments consignments(String project, String order) {
        return new Consignments(
                links.ofOrder(project, order),
                List.copyOf(facts.read(project, order, Despatch.FACTS, Despatch.class)
                        .values()));
    }

    /** As they count now, in a step's recording. */
    void keep(String project, String order, List<ReturnLine> lines) {
        lines.forEach(line -> facts.save(project, order, TOLD + line.key(), line));
    }

    void keep(String project, String order, Map<String, Claim> claims) {
        claims.forEach((key, claim) -> facts.save(project, order, CLAIM + key, claim));
    }

    void keep(String project, String order, Announcement announcement) {
        facts.save(project, order, SENT + announcement.reference(), announcement);
        authorisations.save(project, announcement.destination(), announcement.authorisation(), order);
    }
}
