package connector.orderflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import connector.audit.Trail;
import connector.database.TestDatabase;
import connector.orderflow.OrderLink.State;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderLinkTableTest {

    @Test
    void aNodeThatWasFrozenDoesNotSendAgainWhatAnotherBroughtFurther() {
        try (TestDatabase database = TestDatabase.create()) {
            OrderLinks links = OrderLinks.in(database.dataSource());
            OrderLink sending = new OrderLink(
                    "shop",
                    "id-1",
                    "1001",
                    "de",
                    "1001",
                    new OrderLink.Sent(
                            "f",
                            "c",
                            Map.of("currency", "1a2b"),
                            "York",
                            List.of(new OrderLink.Part("line-1", "MUG", 2, "home"))),
                    State.SENDING);
            links.save(sending);
            links.save(sending);
            links.save(sending.in(State.IMPORTED));
            links.save(sending.in(State.ACCEPTED));

            assertThatThrownBy(() -> links.save(sending))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("further than SENDING");

            assertThat(links.ofReference("de", "1001")).contains(sending.in(State.ACCEPTED));
        }
    }

    @Test
    void aStepReadsTheLinksOfItsOrderOnceAndSeesWhatItWrites() {
        try (TestDatabase database = TestDatabase.create()) {
            Clock clock = Clock.systemUTC();
            OrderLinks links = OrderLinks.in(database.dataSource());
            OrderLinks others = OrderLinks.in(database.dataSource());
            OrderLink planned = new OrderLink(
                    "shop", "id-1", "1001", "de", "1001", new OrderLink.Sent("f", "c", Map.of()), State.PLANNED);
            links.save(planned);

            new Trail("one step", null, clock).follow(() -> {
                assertThat(links.ofOrder("shop", "id-1")).containsExactly(planned);
                others.save(planned.in(State.SENDING));
                assertThat(links.ofOrder("shop", "id-1")).as("read once").containsExactly(planned);
                links.save(planned.in(State.IMPORTED));
                assertThat(links.ofOrder("shop", "id-1")).containsExactly(planned.in(State.IMPORTED));
                return null;
            });
            links.advance(planned.in(State.ACCEPTED));
            Object next = new Trail("the next step", null, clock).follow(() -> links.ofOrder("shop", "id-1"));
            assertThat(next).isEqualTo(List.of(planned.in(State.ACCEPTED)));
        }
    }
}
