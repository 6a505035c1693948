package proof.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import proof.demo.DemoCommand;
import sandbox.Sandbox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every story is played, and the verdict is proved to be one. */
class StoriesTest {

    @TestFactory
    Stream<DynamicTest> both_sides_show_the_end_of() {
        return played(Tenant.USUAL);
    }

    /** Every word that OrderFlow has for a state may be the tenant's own. */
    @TestFactory
    Stream<DynamicTest> both_sides_show_the_end_at_a_tenant_with_words_of_its_own_of() {
        return played(Tenant.RENAMED);
    }

    private static Stream<DynamicTest> played(Tenant tenant) {
        return Stories.all().stream()
                .map(story -> DynamicTest.dynamicTest(story.name(), () -> {
                    List<String> steps = new ArrayList<>();
                    StoryVerdict verdict = new StoryPlayer(steps::add, tenant).play(story);
                    assertThat(verdict.differences())
                            .as(String.join("\n", steps))
                            .isEmpty();
                    assertThat(verdict.ok()).isTrue();
                    assertThat(verdict.steps()).isEqualTo(steps.size()).isPositive();
                }));
    }

    /** One that is taken off would come back: the connector looks again, and the order lacks it. */
    @Test
    void a_parcel_that_somebody_adds_at_the_end_spoils_the_story() throws IOException {
        StoryVerdict verdict =
                new StoryPlayer(step -> {}, Duration.ofSeconds(5), StoriesTest::addAnotherParcel).play(new OneParcel());

        assertThat(verdict.ok()).isFalse();
        assertThat(verdict.differences())
                .singleElement()
                .asString()
                .startsWith("commercetools order: parcels is [")
                .contains("XX-9")
                .endsWith(", not [OP-1]");
    }

    @Test
    void a_story_that_gets_stuck_is_not_well() throws IOException {
        StoryVerdict verdict =
                new StoryPlayer(step -> {}, Duration.ofSeconds(2), sandbox -> {}).play(new WaitsForNothing());

        assertThat(verdict.ok()).isFalse();
        assertThat(verdict.differences()).singleElement().asString().startsWith("step 2: waited 2 s in vain: the moon");
    }

    @Test
    void the_list_and_an_unknown_name() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine demo = new CommandLine(new DemoCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));

        assertThat(demo.execute("--list-stories", "--json")).isZero();
        JsonNode list = JsonMapper.shared().readTree(out.toString());
        assertThat(list.findValuesAsString("name"))
                .containsExactlyElementsOf(
                        Stories.all().stream().map(Story::name).toList())
                .doesNotHaveDuplicates();
        assertThat(list.findValuesAsString("about")).doesNotContain("").hasSize(list.size());
        assertThat(demo.execute("--story", "nobody", "--headless", "--json")).isEqualTo(2);
        assertThat(err.toString()).contains("short-pick", "silent-day");
    }

    private static void addAnotherParcel(Sandbox sandbox) {
        String id = sandbox.commercetools().orderIds().getFirst();
        ObjectNode order = sandbox.commercetools().order(id);
        ObjectNode add = JsonMapper.shared().createObjectNode();
        add.put("action", "addParcelToDelivery")
                .put("deliveryId", order.at("/shippingInfo/deliveries/0/id").asString())
                .putObject("trackingData")
                .put("trackingId", "XX-9");
        sandbox.commercetools().edit(id, null, add);
    }
}
