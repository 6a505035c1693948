package connector.cancellation;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.payment.Payment;
import com.commercetools.api.models.payment.PaymentSetCustomFieldAction;
import com.commercetools.api.models.payment.PaymentSetCustomTypeAction;
import com.commercetools.api.models.payment.PaymentUpdateAction;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.Payments;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Payments with versions, and what may go wrong while they are written. Remembers every call. */
final class PaymentsOnPaper implements Payments {

    static final String FIELD = "warehouseNote";

    /** {@code get <id>}, {@code update <id> <action>}. */
    final List<String> calls = new ArrayList<>();

    final Map<String, Payment> payments = new LinkedHashMap<>();

    /** Every update is refused with these words. */
    Optional<String> refuses = Optional.empty();

    /** Every reading fails like this. */
    Optional<Failure> trouble = Optional.empty();

    /** Somebody writes between our next reading and writing. */
    Optional<Consumer<Payment>> somebodyWritesFirst = Optional.empty();

    private Optional<Boolean> losesNext = Optional.empty();

    /** Before and after each call that changes something. */
    Runnable tick = () -> {};

    /** @param state of its charge, such as {@code Success} */
    static Payment payment(String id, String day, String state) {
        return JsonUtils.fromJsonString("""
                {"id":"%s","version":1,"createdAt":"%sT10:00:00Z","transactions":[{"id":"t","type":"Charge","state":"%s",
                 "amount":{"type":"centPrecision","currencyCode":"EUR","centAmount":1,"fractionDigits":2}}]}""".formatted(id, day, state), Payment.class);
    }

    static Payment withFields(Payment payment, String fields) {
        Payment typed = JsonUtils.fromJsonString(
                "{\"id\":\"x\",\"version\":1,\"custom\":{\"type\":{\"typeId\":\"type\",\"id\":\"t-1\"},\"fields\":"
                        + fields + "}}",
                Payment.class);
        payment.setCustom(typed.getCustom());
        return payment;
    }

    void has(Payment payment) {
        payments.put(payment.getId(), payment);
    }

    /** The order is paid with all of them. */
    void pay(Order order) {
        order.setPaymentInfo(JsonUtils.fromJsonString(
                "{\"payments\":["
                        + String.join(
                                ",",
                                payments.keySet().stream()
                                        .map(id -> "{\"typeId\":\"payment\",\"id\":\"" + id + "\"}")
                                        .toList())
                        + "]}",
                com.commercetools.api.models.order.PaymentInfo.class));
    }

    Object note(String id) {
        return Fields.value(payments.get(id).getCustom(), FIELD);
    }

    long writes() {
        return calls.stream().filter(call -> call.startsWith("update")).count();
    }

    /** @param happened whether the update takes effect */
    void losesNext(boolean happened) {
        losesNext = Optional.of(happened);
    }

    @Override
    public PaymentAnswer byId(String paymentId) {
        calls.add("get " + paymentId);
        if (trouble.isPresent()) {
            return new PaymentAnswer.Failed(trouble.get());
        }
        Payment payment = payments.get(paymentId);
        return payment == null ? new PaymentAnswer.Missing() : new PaymentAnswer.Found(copy(payment));
    }

    @Override
    public Updated update(String paymentId, long version, List<PaymentUpdateAction> actions) {
        calls.add("update " + paymentId + " " + actions.getFirst().getAction());
        tick.run();
        Payment payment = payments.get(paymentId);
        somebodyWritesFirst.ifPresent(change -> {
            change.accept(payment);
            payment.setVersion(payment.getVersion() + 1);
        });
        somebodyWritesFirst = Optional.empty();
        if (payment.getVersion() != version) {
            return new Updated.Conflict(payment.getVersion());
        }
        if (refuses.isPresent()) {
            return new Updated.Failed(Failure.of(FailureKind.REFUSED, refuses.get()));
        }
        Optional<Boolean> lost = losesNext;
        losesNext = Optional.empty();
        if (lost.orElse(true)) {
            actions.forEach(action -> apply(payment, action));
            payment.setVersion(version + 1);
        }
        tick.run();
        return lost.isPresent()
                ? new Updated.Failed(Failure.of(FailureKind.NO_ANSWER, "no answer within 30 s"))
                : new Updated.Done();
    }

    private static void apply(Payment payment, PaymentUpdateAction action) {
        switch (action) {
            case PaymentSetCustomFieldAction field ->
                payment.getCustom().getFields().setValue(field.getName(), field.getValue());
            case PaymentSetCustomTypeAction type -> payment.setCustom(MugsOnPaper.custom(type.getFields()));
            default -> throw new AssertionError("nobody sends " + action.getAction());
        }
    }

    private static Payment copy(Payment payment) {
        try {
            return JsonUtils.fromJsonString(JsonUtils.toJsonString(payment), Payment.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
