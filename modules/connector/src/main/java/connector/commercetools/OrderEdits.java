package connector.commercetools;

import com.commercetools.api.models.order.StagedOrderUpdateAction;
import com.commercetools.api.models.order_edit.OrderEdit;
import connector.audit.Failure;
import java.util.List;

/**
 * Order Edits (reference, commercetools §3.5): what an order update cannot change. Only of an order that has no inventory mode, as have
 * all its lines. All calls block; none throws for what commercetools or the network does.
 */
public interface OrderEdits {

    /** @param key was given to {@link #create} */
    EditAnswer byKey(String key);

    /** What the actions would make of the order as it is now; nothing is kept. */
    EditAnswer preview(String orderId, List<StagedOrderUpdateAction> actions);

    /** Keeps the actions; the order stays as it is. */
    EditAnswer create(String key, String orderId, List<StagedOrderUpdateAction> actions);

    /** Replaces all actions of an edit that was not applied. */
    EditAnswer restage(String editId, long editVersion, List<StagedOrderUpdateAction> actions);

    /** Applies the edit on exactly this version of the order; both versions must be the newest. */
    EditAnswer apply(String editId, long editVersion, long orderVersion);

    /** Takes an edit that was not applied away. @param editVersion must be the newest */
    EditAnswer delete(String editId, long editVersion);

    /** Answer to all of these. */
    sealed interface EditAnswer {

        /** The edit as it is now, or was when it was deleted, with its result. */
        record Found(OrderEdit edit) implements EditAnswer {}

        /** There is no such edit. */
        record Missing() implements EditAnswer {}

        /** 409: order or edit was changed meanwhile. Read again, decide again. */
        record Conflict() implements EditAnswer {}

        /** See {@link Failure#mayHaveHappened}: an edit is looked up by its key before anything is done again. */
        record Failed(Failure failure) implements EditAnswer {}
    }
}
