package sandbox.commercetools;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import sandbox.faults.FaultDial;

/** A running stand-in with a signed-in client. */
abstract class SandboxStory {

    final SettableClock clock = new SettableClock();
    CommercetoolsSandbox sandbox;
    Http http;

    @BeforeEach
    void start() {
        sandbox = CommercetoolsSandbox.start(0, "shop", clock, new FaultDial(1), settings());
        http = new Http(sandbox.url()).signedIn();
    }

    @AfterEach
    void stop() {
        http.close();
        sandbox.close();
    }

    Settings settings() {
        return Settings.standard();
    }

    String firstLine(String orderId) {
        return sandbox.order(orderId).path("lineItems").path(0).path("id").stringValue();
    }

    java.util.List<String> messageTypes() {
        return sandbox.messages().stream()
                .map(message -> message.path("type").stringValue())
                .toList();
    }
}
