package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccessTest extends SandboxStory {

    @Override
    Settings settings() {
        return Settings.standard().tokensFor(Duration.ofMinutes(5));
    }

    @Test
    void wrongSecretGetsNoToken() {
        Http.Answer answer = http.grant("sandbox", "wrong");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("invalid_client");
    }

    @Test
    void tokenTellsItsLifetimeAndExpires() {
        assertThat(http.grant("sandbox", "sandbox").body().path("expires_in").intValue())
                .isEqualTo(300);
        assertThat(http.get("/shop").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(5));
        Http.Answer late = http.get("/shop");
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.code()).isEqualTo("invalid_token");
    }

    @Test
    void revokedTokenIsRefusedAndAnewOneWorks() {
        sandbox.revokeTokens();
        assertThat(http.get("/shop").status()).isEqualTo(401);
        assertThat(http.signedIn().get("/shop").status()).isEqualTo(200);
    }

    @Test
    void correlationIdComesBackAndIsMadeWhenMissing() {
        Http.Answer given = http.send(
                http.request("/shop").header("X-Correlation-ID", "shop/abc").build());
        assertThat(given.raw().headers().firstValue("X-Correlation-ID")).contains("shop/abc");
        assertThat(http.get("/shop").raw().headers().firstValue("X-Correlation-ID"))
                .hasValueSatisfying(made -> assertThat(made).startsWith("shop/"));
    }

    @Test
    void unknownPathsProjectsAndOrdersAreNotFound() {
        for (String path : new String[] {"/other/orders", "/shop/nothing", "/shop/orders/x", "/shop/orders/x/y"}) {
            Http.Answer answer = http.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("ResourceNotFound");
            assertThat(answer.body().path("statusCode").intValue()).isEqualTo(404);
        }
    }

    @Test
    void projectTellsThatMessagesAreOn() {
        assertThat(http.get("/shop").body().path("messages").path("enabled").booleanValue())
                .isTrue();
    }

    @Test
    void channelForTheExportIsThereFromTheStart() {
        Http.Answer channel = http.get("/shop/channels/key=orderflow");
        assertThat(channel.body().path("roles").path(0).stringValue()).isEqualTo("OrderExport");
        assertThat(http.get("/shop/channels/" + channel.body().path("id").stringValue())
                        .body())
                .isEqualTo(channel.body());
        assertThat(http.post("/shop/channels", "{\"key\":\"orderflow\"}").code())
                .isEqualTo("DuplicateField");
    }
}
