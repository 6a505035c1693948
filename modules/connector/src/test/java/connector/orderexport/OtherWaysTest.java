package connector.orderexport;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.type.CustomFieldsBuilder;
import com.commercetools.api.models.type.FieldContainerBuilder;
import com.commercetools.api.models.type.TypeReferenceBuilder;
import connector.routing.Changes;
import connector.routing.Changes.Mode;
import connector.routing.Route;
import connector.workqueue.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One story each of an order whose goods go another way after the warehouse has them: never in two warehouses at once. */
class OtherWaysTest {

    private static final String IN_YORK = "warehouse";

    /** How an order comes to go other ways. */
    enum Change {
        THE_WHOLE_ORDER_TO_YORK {
            @Override
            void happensTo(ExportDeskStory story) {
                story.shop.edit(
                        ExportDeskStory.ID, order -> order.getLineItems().forEach(OtherWaysTest::toYork));
            }
        },
        ONE_LINE_TO_YORK {
            @Override
            void happensTo(ExportDeskStory story) {
                story.shop.edit(
                        ExportDeskStory.ID, order -> toYork(order.getLineItems().getLast()));
            }
        };

        abstract void happensTo(ExportDeskStory story);
    }

    @Test
    void an_order_that_belongs_elsewhere_is_cancelled_first_and_imported_there() throws IOException {
        ExportDeskStory story = exported();
        Change.THE_WHOLE_ORDER_TO_YORK.happensTo(story);

        assertThat(story.news()).isEqualTo(new Outcome.Done("commercetools knows it as W-1001"));
        assertThat(story.warehouse.calls)
                .containsExactly("detail W-1001", "cancel W-1001", "detail W-1001", "detail W-1001", "import W-1001");
        assertThat(links(story)).containsExactly("york W-1001 ACCEPTED");
    }

    @Test
    void a_line_that_belongs_elsewhere_parts_the_order() throws IOException {
        ExportDeskStory story = exported();
        Change.ONE_LINE_TO_YORK.happensTo(story);

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.calls.subList(0, 3))
                .containsExactly("detail W-1001", "cancel W-1001", "detail W-1001");
        assertThat(story.warehouse.imports()).isEqualTo(2);
        assertThat(links(story)).hasSize(2).allMatch(link -> link.endsWith("ACCEPTED"));
        assertThat(story.shop.syncInfo(ExportDeskStory.ID))
                .singleElement()
                .satisfies(info -> assertThat(info.getExternalId()).contains("W-1001-", ","));
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.imports()).isEqualTo(2);
    }

    @Test
    void parts_that_come_together_again_are_both_cancelled_before_the_whole_is_imported() throws IOException {
        ExportDeskStory story = exported();
        Change.ONE_LINE_TO_YORK.happensTo(story);
        story.news();
        story.warehouse.calls.clear();
        story.shop.edit(ExportDeskStory.ID, order -> order.getLineItems().forEach(line -> line.setCustom(null)));

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.warehouse.calls).last().isEqualTo("import W-1001-de");
        assertThat(story.warehouse.calls)
                .filteredOn(call -> call.startsWith("cancel"))
                .hasSize(2);
        assertThat(links(story)).containsExactly("de W-1001-de ACCEPTED");
    }

    @ParameterizedTest
    @EnumSource
    void too_late_nothing_is_imported_on_top_and_a_person_is_told(Change change) throws IOException {
        ExportDeskStory story = exported();
        story.warehouse.tooLate = Optional.of("already packed");
        change.happensTo(story);

        assertThat(story.news().toString()).contains("too late", "already packed");
        assertThat(story.warehouse.imports()).isZero();
        assertThat(links(story)).containsExactly("de W-1001 DIFFERS");
        int calls = story.warehouse.calls.size();
        assertThat(story.news()).isInstanceOf(Outcome.LeftToPerson.class);
        assertThat(story.warehouse.calls).hasSize(calls);
    }

    /** Which half goes and which waits is said, SyncInfo names what is there, and nothing is sent again without news. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void refused_in_one_warehouse_the_other_half_goes(int nth) throws IOException {
        ExportDeskStory story = inTwoParts();
        story.warehouse.refuses(nth, "no such street");

        Outcome outcome = story.news();

        String refused = nth == 1 ? "W-1001-york" : "W-1001-de";
        String there = nth == 1 ? "W-1001-de" : "W-1001-york";
        assertThat(outcome.toString()).contains("OrderFlow refused " + refused, "no such street", there + " is at");
        assertThat(story.shop.order(ExportDeskStory.ID).getSyncInfo())
                .singleElement()
                .satisfies(info -> assertThat(info.getExternalId()).isEqualTo(there));
        assertThat(story.news()).isEqualTo(outcome);
        assertThat(story.warehouse.imports()).isEqualTo(2);

        assertThat(story.replay()).isInstanceOf(Outcome.Done.class);
        assertThat(story.shop.order(ExportDeskStory.ID).getSyncInfo())
                .singleElement()
                .satisfies(info -> assertThat(info.getExternalId()).contains(refused, there));
    }

    @Test
    void where_changes_are_made_by_hand_nothing_moves() throws IOException {
        ExportDeskStory story = exported();
        story.changes = new Changes(Map.of("de", Mode.MANUAL), Map.of(), null, null);
        Change.THE_WHOLE_ORDER_TO_YORK.happensTo(story);

        assertThat(story.news().toString()).contains("was sent as W-1001 to de and would go as W-1001 to york");
        assertThat(story.warehouse.calls).isEmpty();
    }

    @Test
    void other_routes_alone_move_nothing() throws IOException {
        ExportDeskStory story = exported();
        story.routes(Route.everything("york", "york"));

        assertThat(story.news()).isEqualTo(new Outcome.Done("exported as W-1001"));
        assertThat(story.warehouse.calls).isEmpty();
    }

    /** Killed at every point, from before the first row to after the last call, and started again. */
    @ParameterizedTest
    @EnumSource
    void killed_anywhere_it_ends_the_same(Change change) throws IOException {
        int wanted = change == Change.ONE_LINE_TO_YORK ? 2 : 1;
        int point = 0;
        boolean killed = true;
        while (killed) {
            ExportDeskStory life = exported();
            change.happensTo(life);
            Kill kill = new Kill(point++);
            life.tick = kill;
            life.warehouse.tick = kill;
            try {
                life.news();
            } catch (Kill.Killed died) {
                life.news();
                life.news();
            }
            killed = kill.happened();
            assertThat(links(life))
                    .as("killed at point " + point)
                    .hasSize(wanted)
                    .allMatch(link -> link.endsWith("ACCEPTED"));
            assertThat(life.warehouse.toPick).as("killed at point " + point).hasSize(wanted);
            assertThat(life.warehouse.calls)
                    .filteredOn(call -> call.startsWith("import"))
                    .hasSizeBetween(wanted, wanted + 1);
        }
        assertThat(point).isGreaterThan(8);
    }

    /** Not sent yet. */
    private static ExportDeskStory inTwoParts() throws IOException {
        ExportDeskStory story = routed();
        Change.ONE_LINE_TO_YORK.happensTo(story);
        return story;
    }

    private static ExportDeskStory exported() throws IOException {
        ExportDeskStory story = routed();
        assertThat(story.news()).isEqualTo(new Outcome.Done("accepted by the warehouse as W-1001"));
        story.warehouse.calls.clear();
        return story;
    }

    private static ExportDeskStory routed() throws IOException {
        ExportDeskStory story = new ExportDeskStory("same-sku-on-two-lines");
        Route.Takes york = new Route.Takes(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Map.of(IN_YORK, Set.of("york")),
                null);
        story.routes(new Route("york", "york", null, york), Route.everything("home", "de"));
        return story;
    }

    private static void toYork(LineItem line) {
        line.setCustom(CustomFieldsBuilder.of()
                .type(TypeReferenceBuilder.of().id("type-1").build())
                .fields(FieldContainerBuilder.of().addValue(IN_YORK, "york").build())
                .build());
    }

    private static List<String> links(ExportDeskStory story) {
        return story.links.ofOrder("shop", ExportDeskStory.ID).stream()
                .map(link -> link.destination() + " " + link.reference() + " " + link.state())
                .toList();
    }
}
