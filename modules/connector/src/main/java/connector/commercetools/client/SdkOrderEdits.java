package connector.commercetools.client;

import com.commercetools.api.client.ProjectApiRoot;
import com.commercetools.api.models.order.OrderReferenceBuilder;
import com.commercetools.api.models.order.StagedOrderUpdateAction;
import com.commercetools.api.models.order_edit.OrderEdit;
import com.commercetools.api.models.order_edit.OrderEditApplyBuilder;
import com.commercetools.api.models.order_edit.OrderEditDraftBuilder;
import com.commercetools.api.models.order_edit.OrderEditSetStagedActionsActionBuilder;
import com.commercetools.api.models.order_edit.OrderEditUpdateBuilder;
import connector.commercetools.OrderEdits;
import connector.commercetools.client.Reply.Bad;
import connector.commercetools.client.Reply.Good;
import io.vrap.rmf.base.client.ApiMethod;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** {@link OrderEdits} through the SDK. */
final class SdkOrderEdits implements OrderEdits {

    private static final Predicate<OrderEdit> USABLE = edit -> edit.getId() != null
            && edit.getVersion() != null
            && edit.getResult() != null
            && edit.getStagedActions() != null;

    private final Supplier<ProjectApiRoot> project;
    private final Asking asking;

    SdkOrderEdits(Supplier<ProjectApiRoot> project, Asking asking) {
        this.project = project;
        this.asking = asking;
    }

    @Override
    public EditAnswer byKey(String key) {
        return answer(
                "read order edit", project.get().orders().edits().withKey(key).get());
    }

    @Override
    public EditAnswer preview(String orderId, List<StagedOrderUpdateAction> actions) {
        return answer(
                "try order edit",
                project.get()
                        .orders()
                        .edits()
                        .post(draft(orderId, actions).dryRun(true).build()));
    }

    @Override
    public EditAnswer create(String key, String orderId, List<StagedOrderUpdateAction> actions) {
        return answer(
                "create order edit",
                project.get()
                        .orders()
                        .edits()
                        .post(draft(orderId, actions).key(key).build()));
    }

    private static OrderEditDraftBuilder draft(String orderId, List<StagedOrderUpdateAction> actions) {
        return OrderEditDraftBuilder.of()
                .resource(OrderReferenceBuilder.of().id(orderId).build())
                .stagedActions(actions);
    }

    @Override
    public EditAnswer restage(String editId, long editVersion, List<StagedOrderUpdateAction> actions) {
        var update = OrderEditUpdateBuilder.of()
                .version(editVersion)
                .actions(OrderEditSetStagedActionsActionBuilder.of()
                        .stagedActions(actions)
                        .build())
                .build();
        return answer(
                "change order edit",
                project.get().orders().edits().withId(editId).post(update));
    }

    @Override
    public EditAnswer apply(String editId, long editVersion, long orderVersion) {
        var both = OrderEditApplyBuilder.of()
                .editVersion(editVersion)
                .resourceVersion(orderVersion)
                .build();
        return answer(
                "apply order edit",
                project.get().orders().edits().withId(editId).apply().post(both));
    }

    @Override
    public EditAnswer delete(String editId, long editVersion) {
        return answer(
                "delete order edit",
                project.get().orders().edits().withId(editId).delete().withVersion(editVersion));
    }

    private EditAnswer answer(String subject, ApiMethod<?, OrderEdit> request) {
        return switch (asking.ask(subject, request, OrderEdit.class, USABLE)) {
            case Good<OrderEdit>(OrderEdit edit) -> new EditAnswer.Found(edit);
            case Bad<OrderEdit> bad when bad.status() == 404 -> new EditAnswer.Missing();
            case Bad<OrderEdit> bad when bad.status() == 409 -> new EditAnswer.Conflict();
            case Bad<OrderEdit> bad -> new EditAnswer.Failed(bad.failure());
        };
    }
}
