package connector.orderexport;

import connector.orderflow.OrderImport;
import connector.orderflow.OrderLink;
import connector.routing.ReleaseRules;
import java.util.List;

/** What an order lacks on its way to the warehouse, or to stay there what it is in commerce: one step of it. */
sealed interface ExportPlan {

    /** The warehouse has it and commercetools knows. */
    record Nothing(String why) implements ExportPlan {}

    /** It is cancelled, or somebody wants it to be: nothing is sent, and nothing is changed. */
    record Cancelled(String why) implements ExportPlan {}

    /** A release rule holds it, until a time or until news comes. */
    record Held(ReleaseRules.Verdict.Held by) implements ExportPlan {}

    record Stuck(String reason, String help) implements ExportPlan {}

    /** Several parts are to be known as a whole before the first of them goes. @param notes for the decision's record */
    record Remember(List<OrderLink> links, List<String> notes) implements ExportPlan {}

    /** @param notes for the decision's record: the rule that won, the sum check, truncations */
    record Send(OrderImport document, OrderLink link, List<String> notes) implements ExportPlan {}

    /**
     * It may be there already: ask order detail before anything is sent.
     *
     * @param link as it was saved
     * @param today as it would be saved if it were sent now
     */
    record Look(OrderImport document, OrderLink link, OrderLink today) implements ExportPlan {}

    /** OrderFlow refused a consignment, and nothing else is left to do: for an operator. @param reason says what goes all the same */
    record Refused(String reason, String help) implements ExportPlan {}

    /** The warehouse has all of it that it takes, commercetools is to be told. */
    record Tell(List<OrderLink> links) implements ExportPlan {}

    /**
     * The order says something else by now, and the warehouse has what it would get today, as far as that is worth anything.
     *
     * @param ignored fields that differ and that nobody ships by
     */
    record Same(List<OrderLink> links, List<String> ignored) implements ExportPlan {}

    /** To be cancelled there and imported again. @param why names the fields that differ */
    record Replace(OrderLink link, OrderLink today, OrderImport document, String why) implements ExportPlan {}

    /**
     * It is being cancelled: ask order detail whether it is gone.
     *
     * @param planned what else is to be imported; dropped if the warehouse goes on with it
     */
    record LookWhetherGone(OrderLink link, OrderLink today, OrderImport document, List<OrderLink> planned)
            implements ExportPlan {}

    /**
     * Lines go another way than they were sent: what is to be cancelled and what is to be imported is noted at once. Nothing
     * is imported before all that has to be cancelled is.
     *
     * @param links as noted: replacing, planned, or unchanged and to be told again
     */
    record Move(List<OrderLink> links, String why) implements ExportPlan {}

    /**
     * Nothing goes this way any more: to be cancelled there and forgotten, or perhaps cancelled already.
     *
     * @param content what the order says
     * @param planned to be imported instead; dropped if the warehouse goes on with it
     */
    record Withdraw(OrderLink link, String content, List<OrderLink> planned) implements ExportPlan {}

    /**
     * To be updated there, or perhaps updated already: the same again does no harm.
     *
     * @param link with what the warehouse has as far as we know
     */
    record Update(OrderImport document, OrderLink link, OrderLink today, String why) implements ExportPlan {}

    /** Commerce and warehouse differ, and it takes a person: to be noted, then to be told. @param links as noted */
    record Differs(List<OrderLink> links, String why) implements ExportPlan {}

    /** Noted; commerce is to be told if it has not been. */
    record TellDifference(String why) implements ExportPlan {}
}
