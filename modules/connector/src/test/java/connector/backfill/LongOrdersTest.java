package connector.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.Trail;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders so long that a page of them is more than is kept of one answer. */
class LongOrdersTest {

    private static final int ORDERS = 120;

    @ParameterizedTest(name = "{0} orders to an answer")
    @ValueSource(ints = {1, 3, 7, 49, 50})
    void ofASpanAllAreReadOnceInSmallerPages(int most) {
        ProjectOnPaper project = new ProjectOnPaper().with(ORDERS).answersAtMost(most);
        var span = new Selection.Created(ProjectOnPaper.FIRST, ProjectOnPaper.FIRST.plusSeconds(ORDERS));
        assertThat(allOf(Reading.of(span, project, project))).containsExactlyInAnyOrderElementsOf(numbers());
    }

    @ParameterizedTest(name = "{0} orders to an answer")
    @ValueSource(ints = {1, 3, 12, 24})
    void ofAListAllAreReadOnceInSmallerPortions(int most) {
        ProjectOnPaper project = new ProjectOnPaper().with(ORDERS).answersAtMost(most);
        assertThat(allOf(Reading.of(new Selection.Listed(numbers()), project, project)))
                .containsExactlyElementsOf(numbers());
    }

    private static List<String> numbers() {
        return IntStream.range(0, ORDERS).mapToObj(each -> "W-" + each).toList();
    }

    private static List<String> allOf(Reading reading) {
        return new Trail("test", null, Clock.systemUTC()).follow(() -> {
            List<String> numbers = new ArrayList<>();
            String cursor = "";
            for (int batches = 0; batches <= ORDERS; batches++) {
                assertThat(reading.after(cursor)).isInstanceOf(Batch.Read.class);
                Batch.Read read = (Batch.Read) reading.after(cursor);
                for (Candidate each : read.candidates()) {
                    assertThat(each).isInstanceOf(Candidate.Found.class);
                    numbers.add(((Candidate.Found) each).number());
                    cursor = each.cursor();
                }
                if (read.last()) {
                    return numbers;
                }
            }
            throw new AssertionError("it reads on for ever, at " + cursor);
        });
    }
}
