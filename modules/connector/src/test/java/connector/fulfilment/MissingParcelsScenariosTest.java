package connector.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.fasterxml.jackson.core.type.TypeReference;
import connector.commercetools.OrderPlan;
import connector.orderflow.Despatch;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code fulfilment} is a story: an order and what OrderFlow despatched go in, {@code plan.txt} is what must come out.
 */
class MissingParcelsScenariosTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void gives_the_plan_beside_it(String scenario) throws Exception {
        Path folder = stories().resolve(scenario);

        String plan = planned(folder);

        assertThat(plan.lines().toList())
                .as("%s as it came out:%n%s", scenario, plan)
                .isEqualTo(Files.readAllLines(folder.resolve("plan.txt")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void once_written_nothing_more_is_written(String scenario) throws Exception {
        Path folder = stories().resolve(scenario);
        Order order = order(folder);
        if (Plans.of(order, despatches(folder)) instanceof OrderPlan.Write(var actions, String what)) {
            OrderOnPaper paper = new OrderOnPaper(order);
            paper.apply(actions);

            assertThat(Plans.of(paper.order(), despatches(folder)))
                    .as("after %s", what)
                    .isNotInstanceOf(OrderPlan.Write.class);
        }
    }

    @Test
    void there_are_stories() throws Exception {
        assertThat(scenarios()).hasSizeGreaterThan(20);
    }

    static String planned(Path folder) throws IOException {
        return String.join("\n", lines(Plans.of(order(folder), despatches(folder)))) + "\n";
    }

    private static List<String> lines(OrderPlan plan) throws IOException {
        List<String> lines = new ArrayList<>();
        switch (plan) {
            case OrderPlan.Nothing(String why) -> lines.add("nothing: " + why);
            case OrderPlan.CannotWrite(String reason, String help) -> {
                lines.add("cannot write: " + reason);
                lines.add("help: " + help);
            }
            case OrderPlan.Write(var actions, String what) -> {
                lines.add("write: " + what);
                for (OrderUpdateAction action : actions) {
                    lines.add(JsonUtils.toJsonString(action));
                }
            }
        }
        return lines;
    }

    private static Order order(Path folder) throws IOException {
        return JsonUtils.fromJsonString(Files.readString(folder.resolve("order.json")), Order.class);
    }

    private static List<Despatch> despatches(Path folder) throws IOException {
        return JsonUtils.fromJsonString(
                Files.readString(folder.resolve("despatches.json")), new TypeReference<List<Despatch>>() {});
    }

    static List<String> scenarios() throws IOException, URISyntaxException {
        try (Stream<Path> folders = Files.list(stories())) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static Path stories() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(MissingParcelsScenariosTest.class.getResource("/fulfilment"))
                .toURI());
    }
}
