package connector.returns;

import static connector.returns.ReturnsStory.order;
import static org.assertj.core.api.Assertions.assertThat;

import connector.orderflow.ReturnLine;
import connector.orderflow.ReturnNews;
import connector.orderflow.doubles.Destinations;
import connector.orderflow.wire.SecureXml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of the returns report that are alike: how many there are, whenever they are listed. */
class ReportedLinesTest {

    private static final String MONDAY = "2026-07-06";
    private static final String TUESDAY = "2026-07-07";

    private ReturnFacts facts = ReturnFacts.NONE;

    @Test
    void two_alike_that_were_completed_on_two_days_are_two() {
        listed(MONDAY);
        listed(TUESDAY);
        listed(TUESDAY);
        assertThat(units()).isEqualTo(2);

        listed(TUESDAY, TUESDAY);
        assertThat(units()).isEqualTo(3);
    }

    @Test
    void one_that_was_listed_before_it_was_completed_is_one() {
        listed("");
        listed(TUESDAY);
        listed(TUESDAY);
        assertThat(units()).isEqualTo(1);

        listed(MONDAY);
        assertThat(units()).as("another one, completed on another day").isEqualTo(2);
    }

    @Test
    void one_that_is_still_listed_open_beside_a_completed_one_is_another() {
        listed("");
        listed("", TUESDAY);
        assertThat(units()).isEqualTo(2);
        listed(MONDAY, TUESDAY);
        assertThat(units()).isEqualTo(2);
    }

    @Test
    void each_becomes_an_item_of_the_order_once() {
        ReturnsStory story = order("KET 3");
        story.received(lines(""));
        story.received(lines(TUESDAY));
        story.received(lines(MONDAY));
        story.received(lines(MONDAY, TUESDAY));
        assertThat(story.told()).hasSize(2);
    }

    private void listed(String... completed) {
        facts = facts.with(lines(completed), 1);
    }

    private long units() {
        return ReceivedPieces.of(facts.lines()).stream()
                .mapToLong(Told::quantity)
                .sum();
    }

    private static List<ReturnLine> lines(String... completed) {
        StringBuilder xml = new StringBuilder("<returns>");
        for (String day : completed) {
            xml.append("""
                <return><orderReference>W-1001</orderReference><product>KET</product><quantity>1</quantity>
                <returnedDate>2026-07-05 10:00:00</returnedDate><completedDate>%s</completedDate></return>""".formatted(day.isEmpty() ? "" : day + " 09:00:00"));
        }
        return ReturnNews.reported(
                SecureXml.tree(xml.append("</returns>").toString().getBytes(StandardCharsets.UTF_8))
                        .below("return")
                        .toList(),
                Destinations.nowhere().settings());
    }
}
