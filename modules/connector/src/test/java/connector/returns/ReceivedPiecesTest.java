package connector.returns;

import static connector.returns.ReturnsStory.push;
import static connector.returns.ReturnsStory.report;
import static org.assertj.core.api.Assertions.assertThat;

import connector.orderflow.ReturnLine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Push and report tell of the same goods without a common id: how many pieces came back in all. */
class ReceivedPiecesTest {

    @Test
    void a_pushed_and_a_reported_piece_of_one_authorisation_are_one() {
        assertThat(pieces(pushed("1", "RMA-1", "KET 1"), report(1, "RMA-1", "KET 1")))
                .containsExactly("1 KET of push+report");
    }

    @Test
    void different_authorisations_are_different_goods() {
        assertThat(pieces(pushed("1", "RMA-1", "KET 1"), report(1, "RMA-2", "KET 1")))
                .containsExactly("1 KET of push", "1 KET of report");
    }

    @Test
    void a_source_that_names_no_authorisation_contradicts_nobody() {
        assertThat(pieces(pushed("1", null, "KET 1"), report(1, "RMA-2", "KET 1")))
                .containsExactly("1 KET of push+report");
    }

    @Test
    void an_unnamed_piece_is_paired_only_when_the_named_ones_are() {
        assertThat(pieces(
                        pushed("1", "RMA-1", "KET 1"),
                        pushed("2", null, "KET 1"),
                        report(1, null, "KET 1"),
                        report(1, "RMA-1", "KET 1")))
                .containsExactly("1 KET of push+report", "1 KET of push+report");
    }

    @Test
    void the_fuller_source_counts() {
        assertThat(pieces(pushed("1", null, "KET 2"), report(1, null, "KET 1"), report(2, null, "KET 2")))
                .containsExactly("2 KET of push+report", "1 KET of report");
        assertThat(pieces(pushed("1", null, "KET 2"), pushed("2", null, "KET 1"), report(1, null, "KET 1")))
                .containsExactly("2 KET of push", "1 KET of push+report");
    }

    @Test
    void one_pushed_line_may_be_several_in_the_report() {
        assertThat(pieces(pushed("1", null, "KET 2"), report(1, null, "KET 1"), report(2, null, "KET 1")))
                .containsExactly("1 KET of push+report", "1 KET of push+report");
    }

    @Test
    void the_report_knows_what_the_push_left_out() {
        assertThat(ReceivedPieces.of(List.of(pushed("1", "RMA-1", "KET 1"), report(1, "RMA-1", "KET 1 As new"))))
                .singleElement()
                .satisfies(told -> assertThat(told.line().condition()).isEqualTo("As new"));
    }

    private static ReturnLine pushed(String id, String authorisation, String line) {
        return push(id, authorisation, line).getFirst();
    }

    private static List<String> pieces(ReturnLine... lines) {
        return ReceivedPieces.of(List.of(lines)).stream()
                .map(told -> told.quantity() + " " + told.sku() + " of "
                        + String.join(
                                "+",
                                Stream.concat(told.facts().stream(), Stream.<String>empty())
                                        .map(key -> key.substring(0, key.indexOf('/')))
                                        .toList()))
                .toList();
    }
}
