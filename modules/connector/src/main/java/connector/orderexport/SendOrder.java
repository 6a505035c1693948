package connector.orderexport;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.orderflow.Facts;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderFlow.DetailAnswer;
import connector.orderflow.OrderImport;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.orderflow.OrderLinks;
import connector.routing.StateTables;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Sends one order import. It goes out only after a row says so; whatever happens then, order detail is asked first. */
@Component
class SendOrder {

    private static final String CORRECT = "Correct what it names, then replay the order.";

    private final OrderFlow orderFlow;
    private final OrderLinks links;
    private final Facts facts;
    private final AskForProducts products;
    private final StateTables tables;

    SendOrder(OrderFlow orderFlow, OrderLinks links, Facts facts, AskForProducts products, StateTables tables) {
        this.orderFlow = orderFlow;
        this.links = links;
        this.facts = facts;
        this.products = products;
        this.tables = tables;
    }

    /** The row comes first: after a crash it says that the import may have been sent. */
    Step send(OrderImport document, OrderLink link) {
        links.save(link);
        return switch (orderFlow.importDocument(link.destination(), document)) {
            case OrderFlow.ImportAnswer.Imported imported -> {
                Trail.current().decided("imported", "OrderFlow took it as " + link.reference());
                yield imported(link);
            }
            case OrderFlow.ImportAnswer.AlreadyThere duplicate -> lookAtDuplicate(document, link, duplicate.words());
            case OrderFlow.ImportAnswer.Refused refused
            when refused.unknownProduct() && products.areExportedTo(link.destination()) ->
                products.of(document, link, refused.words());
            case OrderFlow.ImportAnswer.Refused refused ->
                refused(
                        link,
                        RefusedImport.of(
                                document, refused.words(), refused.unknownProduct() ? AskForProducts.HELP : CORRECT));
            case OrderFlow.ImportAnswer.Failed failed -> tryAgain(failed.failure());
        };
    }

    /** What else the order lacks is looked at next; then an operator is told. */
    private Step refused(OrderLink link, RefusedImport refused) {
        Trail.current().decided("refused", "OrderFlow refused " + link.reference() + ": " + refused.words());
        return new Step(
                new Outcome.Again("OrderFlow refused " + link.reference()),
                () -> facts.save(link.projectKey(), link.orderId(), RefusedImport.FACTS + link.reference(), refused));
    }

    /** @param notThere what to do when OrderFlow does not know it */
    Step look(OrderImport document, OrderLink link, Supplier<Step> notThere) {
        return switch (orderFlow.orderDetail(link.destination(), link.reference())) {
            case DetailAnswer.Failed failed -> tryAgain(failed.failure());
            case DetailAnswer.Unknown unknown -> notThere.get();
            case DetailAnswer.Found found -> found(document, link, found);
        };
    }

    private Step found(OrderImport document, OrderLink link, DetailAnswer.Found there) {
        return switch (FoundThere.of(document, link, tables.status(link.destination(), there.order()))) {
            case FoundThere.Same same -> {
                Trail.current().decided("found there", "OrderFlow has " + link.reference() + " with the same goods");
                yield imported(link);
            }
            case FoundThere.NotYet notYet -> tryAgain(new Failure(FailureKind.BROKEN_ANSWER, notYet.why(), true, null));
            case FoundThere.Stuck stuck -> Step.of(new Outcome.Parked(stuck.reason(), stuck.help()));
        };
    }

    private Step lookAtDuplicate(OrderImport document, OrderLink link, String words) {
        return look(
                document,
                link,
                () -> refused(
                        link,
                        RefusedImport.of(
                                document,
                                "it says the reference " + link.reference() + " is taken (" + words
                                        + ") and knows no such order",
                                "Look the reference up in OrderFlow: it may belong to a cancelled order.")));
    }

    private Step imported(OrderLink link) {
        return new Step(
                new Outcome.Again("OrderFlow has it as " + link.reference()),
                () -> links.advance(link.in(State.IMPORTED)));
    }

    private static Step tryAgain(Failure failure) {
        return Step.of(new Outcome.TryAgain(failure));
    }
}
