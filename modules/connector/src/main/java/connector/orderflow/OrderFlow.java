package connector.orderflow;

import connector.audit.Failure;
import java.time.Instant;
import java.util.List;

/** What we ask of OrderFlow. All calls block; none throws for what OrderFlow or the network does. */
public interface OrderFlow {

    /** Sends one import and gives its verdict (reference §1.6). Never repeated by itself. */
    ImportAnswer importDocument(String destination, ImportDocument document);

    /** The order as the warehouse sees it (reference §2.3): "did my import arrive?" */
    DetailAnswer orderDetail(String destination, String orderReference);

    /** Shipments completed in the period, both ends inclusive, with packages and lines (reference §2.12). */
    DespatchesAnswer despatches(String destination, Instant from, Instant to);

    /** Shipments that are not despatched yet. */
    PendingAnswer pending(String destination);

    /** @param changesReference true frees the reference for another import (reference §2.4) */
    CancelAnswer cancelOrder(String destination, String orderReference, boolean changesReference);

    /** @param skus empty: all products of the channel that have an inventory record */
    InventoryAnswer inventory(String destination, List<String> skus);

    /** Verdict on one import. */
    sealed interface ImportAnswer {

        record Imported() implements ImportAnswer {}

        /** OrderFlow has this reference already: compare with order detail. */
        record AlreadyThere(String words) implements ImportAnswer {}

        /**
         * Permanent by the destination's rules.
         *
         * @param unknownProduct whether the words say, by the destination's rules, that a product of it is not known
         */
        record Refused(String words, boolean unknownProduct) implements ImportAnswer {
            public Refused(String words) {
                this(words, false);
            }
        }

        record Failed(Failure failure) implements ImportAnswer {}
    }

    /** Answer to order detail. */
    sealed interface DetailAnswer {

        record Found(OrderDetail order) implements DetailAnswer {}

        record Unknown() implements DetailAnswer {}

        record Failed(Failure failure) implements DetailAnswer {}
    }

    /** Answer to the despatches query. */
    sealed interface DespatchesAnswer {

        record Despatches(List<Despatch> despatches) implements DespatchesAnswer {}

        record Failed(Failure failure) implements DespatchesAnswer {}
    }

    /** Answer to the pending query. */
    sealed interface PendingAnswer {

        record Pending(List<PendingShipment> shipments) implements PendingAnswer {}

        record Failed(Failure failure) implements PendingAnswer {}
    }

    /** Answer to a cancel. */
    sealed interface CancelAnswer {

        /** Some words; whether they mean yes, only order detail can tell. */
        record Answered(String words) implements CancelAnswer {}

        /** It says no: too late, or in a state that cannot be cancelled. */
        record Refused(String words) implements CancelAnswer {}

        record Failed(Failure failure) implements CancelAnswer {}
    }

    /** Answer to an inventory pull. */
    sealed interface InventoryAnswer {

        record Inventory(List<StockLine> lines) implements InventoryAnswer {}

        record Failed(Failure failure) implements InventoryAnswer {}
    }
}
