package connector.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderBuilder;
import com.commercetools.api.models.order.OrderSetPurchaseOrderNumberActionBuilder;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.commercetools.OrderUpdates.Result;
import connector.commercetools.doubles.ShopOnPaper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Read, decide, write on the version read; after a conflict read and decide again. */
class OrderUpdatesTest {

    private final ShopOnPaper shop = new ShopOnPaper((order, actions) -> order.setPurchaseOrderNumber("ours"));
    private final List<Integer> pauses = new ArrayList<>();
    private final List<String> counted = new ArrayList<>();
    private final OrderUpdates updates = new OrderUpdates(
            shop, pauses::add, (orderId, met, end) -> counted.add(orderId + " met " + met + " " + end));

    OrderUpdatesTest() {
        shop.has(OrderBuilder.of().id("o1").version(1L).buildUnchecked());
    }

    @Test
    void decides_anew_on_what_somebody_else_wrote() {
        shop.somebodyWritesFirst(order -> order.setPurchaseOrderNumber("theirs"));
        Trail trail = new Trail("message", "lane", Clock.systemUTC());

        Result result = trail.follow(() -> updates.bring("o1", OrderUpdatesTest::unlessThere));

        assertThat(result).isEqualTo(new Result.Nothing("there: theirs"));
        assertThat(shop.updates()).isEqualTo(1);
        assertThat(pauses).containsExactly(1);
        assertThat(trail.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.verdict()).isEqualTo("conflict");
            assertThat(decision.why()).contains("version 1").contains("version 2");
        });
        assertThat(trail.order()).isEqualTo("o1");
        assertThat(counted).as("the goal was met").containsExactly("o1 met 1 REBASED");
    }

    @Test
    void writes_on_the_newer_order_and_counts_how_often_it_was_overtaken() {
        shop.somebodyWritesFirst(order -> {});
        shop.somebodyWritesFirst(order -> {});

        assertThat(updates.bring("o1", OrderUpdatesTest::unlessThere)).isInstanceOf(Result.Written.class);
        assertThat(counted).containsExactly("o1 met 2 REBASED");
    }

    @Test
    void an_order_that_was_just_read_is_counted_alike() {
        shop.somebodyWritesFirst(order -> {});
        Order read = shop.order("o1");

        assertThat(updates.bring(read, OrderUpdatesTest::unlessThere)).isInstanceOf(Result.Written.class);
        assertThat(counted).containsExactly("o1 met 1 REBASED");
    }

    @Test
    void who_meets_nobody_is_not_counted() {
        updates.bring("o1", OrderUpdatesTest::unlessThere);
        assertThat(counted).isEmpty();
    }

    @Test
    void gives_up_after_five_conflicts_without_a_sixth_write() {
        for (int writes = 0; writes < 9; writes++) {
            shop.somebodyWritesFirst(order -> {});
        }

        assertThat(updates.bring("o1", OrderUpdatesTest::unlessThere)).isInstanceOf(Result.Parked.class);
        assertThat(shop.updates()).isEqualTo(5);
        assertThat(pauses).containsExactly(1, 2, 3, 4, 5);
        assertThat(counted).containsExactly("o1 met 5 PARKED");
    }

    @Test
    void what_would_be_false_is_parked_unwritten() {
        Result result = updates.bring("o1", order -> new OrderPlan.CannotWrite("too many", "count again"));

        assertThat(result).isEqualTo(new Result.Parked("too many", "count again"));
        assertThat(shop.updates()).isZero();
    }

    @Test
    void no_order_and_no_answer_are_told_apart() {
        assertThat(updates.bring("nowhere", OrderUpdatesTest::unlessThere)).isEqualTo(new Result.Missing());

        Failure away = Failure.of(FailureKind.NO_ANSWER, "no answer");
        shop.fails(away);
        assertThat(updates.bring("o1", OrderUpdatesTest::unlessThere)).isEqualTo(new Result.Failed(away));
    }

    @Test
    void a_write_without_answer_is_not_repeated_here() {
        shop.nextUpdateIsLost(true);

        assertThat(updates.bring("o1", OrderUpdatesTest::unlessThere)).isInstanceOf(Result.Failed.class);
        assertThat(shop.updates()).isEqualTo(1);
        assertThat(updates.bring("o1", OrderUpdatesTest::unlessThere)).isEqualTo(new Result.Nothing("there: ours"));
    }

    private static OrderPlan unlessThere(Order order) {
        return order.getPurchaseOrderNumber() == null
                ? new OrderPlan.Write(
                        List.of(OrderSetPurchaseOrderNumberActionBuilder.of().build()), "purchase order number")
                : new OrderPlan.Nothing("there: " + order.getPurchaseOrderNumber());
    }
}
