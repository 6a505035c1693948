package connector.commercetools.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import connector.commercetools.Channels;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.OrderAnswer;
import connector.commercetools.Orders;
import connector.http.HttpAnswer;
import connector.http.HttpCall;
import connector.http.HttpCalls;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The module's own beans find each other, given what the rest of the house provides. */
class WiringTest {

    @Test
    void theEdgeStartsFromSettingsCallsAndStorageAlone() {
        var calls = new SilentCalls();
        var stored = new StoredWork();
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(CommercetoolsSettings.class, () -> MessagesSweepTest.settings(Map.of()));
            context.registerBean(HttpCalls.class, () -> calls);
            context.registerBean(StoredWork.class, () -> stored);
            context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(stored));
            context.registerBean(Clock.class, Clock::systemUTC);
            context.scan("connector.commercetools.client", "connector.commercetools.inbound");
            context.refresh();

            assertThat(context.getBean(Orders.class).get("o-1")).isInstanceOf(OrderAnswer.Failed.class);
            assertThat(calls.sent)
                    .isNotEmpty()
                    .allSatisfy(call -> assertThat(call.uri()).hasToString("http://127.0.0.1:1/oauth/token"));
            assertThat(context.getBean(Channels.class)).isNotNull();
            assertThat(context.getBean(MessagesController.class)).isNotNull();
            context.getBean(MessagesSweep.class).run();
            assertThat(stored.trails.getLast().decisions().getFirst().verdict()).isEqualTo("sweep stopped");
        }
    }

    private static final class SilentCalls implements HttpCalls {

        final List<HttpCall> sent = new ArrayList<>();

        @Override
        public HttpAnswer send(HttpCall call) {
            sent.add(call);
            return new HttpAnswer.NoAnswer("nobody is there", false);
        }
    }
}
