package connector.cancellation;

import connector.orderflow.OrderLink;
import org.jspecify.annotations.Nullable;

/** What an order lacks in the warehouse because it, or a part of it, is to be cancelled: one step of it. */
sealed interface CancelPlan {

    record Nothing(String why) implements CancelPlan {}

    /** Nobody can tell what the warehouse has: ask order detail. @param wanted null: nobody wants it cancelled (any more) */
    record Ask(OrderLink link, @Nullable Wanted wanted) implements CancelPlan {}

    /** The warehouse has it, and is to be asked first. */
    record Cancel(OrderLink link, Wanted wanted) implements CancelPlan {}

    /** It takes no call. @param link as it is to be noted @param ended null: it goes on */
    record Note(OrderLink link, @Nullable Ended ended) implements CancelPlan {}

    /** It takes a person. @param help what to do */
    record Person(String why, String help) implements CancelPlan {}

    /** Somebody wants a consignment cancelled. */
    record Wanted(Ended.By by, String words, @Nullable String code) {

        Ended end(OrderLink link) {
            return new Ended(link.reference(), by, code, words, false);
        }
    }
}
