package connector.orderexport;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderSetCustomFieldActionBuilder;
import com.commercetools.api.models.order.OrderSetCustomTypeActionBuilder;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.type.CustomFields;
import com.commercetools.api.models.type.FieldContainerBuilder;
import com.commercetools.api.models.type.TypeResourceIdentifierBuilder;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.commercetools.OrderPlan;
import connector.commercetools.OrderUpdates;
import connector.commercetools.OrderUpdates.Result;
import connector.routing.Changes;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells commercetools, in a custom field, that the warehouse has something else; and takes it back when that is over. */
@Component
class TellDifference {

    static final String HELP = "Change it in OrderFlow by hand, or change the order back.";

    private final OrderUpdates updates;

    TellDifference(OrderUpdates updates) {
        this.updates = updates;
    }

    /** The order is left to a person, and stands where people look; nothing else of it waits with it. */
    Step differs(Order justRead, Changes changes, String why) {
        return keptFrom(justRead, changes, why).orElseGet(() -> Step.of(new Outcome.LeftToPerson(why, HELP)));
    }

    /** @param then what to record once commerce is told */
    Step same(Order justRead, Changes changes, Step then) {
        return keptFrom(justRead, changes, null).orElse(then);
    }

    /** A project that refuses the field must not hold up the order's parcels: that is noted, and the order goes on. */
    private Optional<Step> keptFrom(Order justRead, Changes changes, @Nullable String why) {
        return switch (updates.bring(justRead, order -> missing(order, changes, why))) {
            case Result.Written written -> Optional.empty();
            case Result.Nothing nothing -> Optional.empty();
            case Result.Missing missing -> Optional.of(Step.of(new Outcome.Done("there is no such order any more")));
            case Result.Parked parked -> Optional.of(Step.of(new Outcome.Parked(parked.reason(), parked.help())));
            case Result.Failed(Failure failure)
            when failure.kind() == FailureKind.REFUSED -> {
                Trail.current().decided("not told", failure.words());
                yield Optional.empty();
            }
            case Result.Failed failed -> Optional.of(Step.of(new Outcome.TryAgain(failed.failure())));
        };
    }

    /** Pure. @param why null: there is nothing to tell (any more) */
    static OrderPlan missing(Order order, Changes changes, @Nullable String why) {
        String field = changes.tooLateField();
        if (field == null) {
            return new OrderPlan.Nothing("no field is configured to tell commerce in");
        }
        CustomFields custom = order.getCustom();
        Object told = custom == null || custom.getFields() == null
                ? null
                : custom.getFields().values().get(field);
        if (why == null ? told == null : why.equals(told)) {
            return new OrderPlan.Nothing("commerce knows");
        }
        if (custom == null && changes.tooLateType() == null) {
            return new OrderPlan.Nothing("the order has no custom fields, and no type is configured");
        }
        return new OrderPlan.Write(List.of(action(custom, changes, field, why)), "told commerce in the field " + field);
    }

    private static OrderUpdateAction action(
            @Nullable CustomFields custom, Changes changes, String field, @Nullable String why) {
        if (custom == null && changes.tooLateType() != null) {
            return OrderSetCustomTypeActionBuilder.of()
                    .type(TypeResourceIdentifierBuilder.of()
                            .key(changes.tooLateType())
                            .build())
                    .fields(FieldContainerBuilder.of()
                            .addValue(field, String.valueOf(why))
                            .build())
                    .build();
        }
        return OrderSetCustomFieldActionBuilder.of().name(field).value(why).build();
    }
}
