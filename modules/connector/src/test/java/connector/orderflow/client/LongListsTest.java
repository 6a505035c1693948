package connector.orderflow.client;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.FailureKind;
import connector.http.BodyReader;
import connector.http.HttpAnswer;
import connector.http.HttpCall;
import connector.http.HttpCalls;
import connector.orderflow.Despatch;
import connector.orderflow.OrderFlow.DespatchesAnswer;
import connector.orderflow.OrderFlow.PendingAnswer;
import connector.orderflow.PendingShipment;
import connector.orderflow.ReturnLine;
import connector.orderflow.ReturnReports.ReportAnswer;
import connector.orderflow.doubles.Destinations;
import connector.orderflow.doubles.SetClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No list of OrderFlow is too long to be read: windows are halved, and what has no halves is read as it comes. */
class LongListsTest {

    private static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final int LIMIT = 20_000;

    private final Floor floor = new Floor();
    private final HttpOrderFlow orderFlow = new HttpOrderFlow(List.of(new Destination(
            Destinations.nowhere().settings(), floor, Duration.ofMillis(50), new SetClock(DAY.plusSeconds(86_400)))));

    /** Despatches by the second they left; answers longer than the limit are not kept. */
    private static final class Floor implements HttpCalls {

        final List<LocalDateTime> left = new ArrayList<>();
        final List<String> asked = new ArrayList<>();
        int streamed;
        Function<Map<String, String>, String> says = this::despatches;

        @Override
        public HttpAnswer send(HttpCall call) {
            byte[] body = body(call);
            return body.length > LIMIT
                    ? new HttpAnswer.TooLarge(200, Map.of(), LIMIT)
                    : new HttpAnswer.Received(200, Map.of(), body);
        }

        @Override
        public HttpAnswer send(HttpCall call, BodyReader reader) {
            streamed++;
            byte[] body = body(call);
            try {
                reader.read(new ByteArrayInputStream(body));
            } catch (IOException broken) {
                return new HttpAnswer.NoAnswer("broke off", true);
            }
            return new HttpAnswer.Received(200, Map.of(), Arrays.copyOf(body, Math.min(body.length, 100)));
        }

        private byte[] body(HttpCall call) {
            asked.add(call.uri().getRawQuery());
            Map<String, String> query = Arrays.stream(call.uri().getRawQuery().split("&"))
                    .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8).split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> other));
            return says.apply(query).getBytes(StandardCharsets.UTF_8);
        }

        private String despatches(Map<String, String> query) {
            LocalDateTime from = LocalDateTime.parse(query.get("from").replace(' ', 'T'));
            LocalDateTime to = LocalDateTime.parse(query.get("to").replace(' ', 'T'));
            StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF8\"?>\n<shipments>");
            for (int i = 0; i < left.size(); i++) {
                if (!left.get(i).isBefore(from) && !left.get(i).isAfter(to)) {
                    xml.append(shipment(i));
                }
            }
            return xml.append("</shipments>").toString();
        }
    }

    private static String shipment(int number) {
        return """
                <shipment reference="S%1$d" orderReference="CT-%1$d" state="despatched"><orderLines>
                <orderLine product="MUG" quantity="100000"/></orderLines></shipment>""".formatted(number);
    }

    private List<String> despatched() {
        DespatchesAnswer answer = orderFlow.despatches("leeds", DAY, DAY.plus(Duration.ofHours(24)));
        assertThat(answer).isInstanceOf(DespatchesAnswer.Despatches.class);
        return ((DespatchesAnswer.Despatches) answer)
                .despatches().stream().map(Despatch::reference).toList();
    }

    @Test
    void aDayWithMoreThanAnAnswerHoldsIsAskedForInHalves() {
        IntStream.range(0, 2_000)
                .forEach(i -> floor.left.add(
                        LocalDateTime.parse("2026-03-02T08:00:00").plusSeconds(7L * i)));
        assertThat(despatched()).hasSize(2_000).doesNotHaveDuplicates();
        assertThat(floor.streamed).isZero();
        assertThat(floor.asked).hasSizeBetween(20, 100);
    }

    @Test
    void aSecondWithMoreThanAnAnswerHoldsIsReadAsItComes() {
        IntStream.range(0, 10_000).forEach(i -> floor.left.add(LocalDateTime.parse("2026-03-02T08:00:00")));
        assertThat(despatched()).hasSize(10_000).doesNotHaveDuplicates();
        assertThat(floor.streamed).isPositive();
    }

    @Test
    void pendingShipmentsAreReadAsTheyCome() {
        floor.says = query -> "<result><shipments>"
                + IntStream.range(0, 10_000).mapToObj(LongListsTest::shipment).collect(Collectors.joining())
                + "</shipments></result>";
        PendingAnswer answer = orderFlow.pending("leeds");
        assertThat(answer).isInstanceOf(PendingAnswer.Pending.class);
        assertThat(((PendingAnswer.Pending) answer).shipments())
                .hasSize(10_000)
                .extracting(PendingShipment::orderReference)
                .doesNotHaveDuplicates();
    }

    @Test
    void aReportIsReadAsItComesAndSaysTheSameAsOneThatFits() {
        Function<Integer, String> report = rows -> "<returns>"
                + IntStream.range(0, rows)
                        .mapToObj(
                                row -> "<return orderReference='CT-%d' product='MUG' quantity='1'/>".formatted(row % 7))
                        .collect(Collectors.joining())
                + "</returns>";
        floor.says = query -> report.apply(100);
        List<ReturnLine> few = returned();
        assertThat(few).hasSize(100);
        assertThat(floor.streamed).isZero();

        floor.says = query -> report.apply(5_000);
        List<ReturnLine> many = returned();
        assertThat(many).hasSize(5_000).extracting(ReturnLine::key).doesNotHaveDuplicates();
        assertThat(floor.streamed).isEqualTo(1);
        assertThat(many)
                .extracting(ReturnLine::key)
                .containsAll(few.stream().map(ReturnLine::key).toList());
    }

    private List<ReturnLine> returned() {
        ReportAnswer answer = orderFlow.returnsOf("leeds", "returns", LocalDate.of(2026, 3, 2));
        assertThat(answer).isInstanceOf(ReportAnswer.Returns.class);
        return ((ReportAnswer.Returns) answer).lines();
    }

    @Test
    void whatIsNoListIsNoListHoweverLong() {
        String filling = "<p>" + "x".repeat(2 * LIMIT) + "</p>";
        for (String nonsense : List.of(
                "<html><body>" + filling + "</body></html>",
                "<error><exception>SomeException</exception>" + filling + "</error>",
                "<shipments>" + shipment(1) + filling,
                "<shipments>" + filling + "<shipment reference='S1'/></shipments>",
                "no XML " + filling)) {
            floor.says = query -> nonsense;
            assertThat(orderFlow.pending("leeds"))
                    .isInstanceOfSatisfying(
                            PendingAnswer.Failed.class,
                            failed -> assertThat(failed.failure().kind()).isEqualTo(FailureKind.BROKEN_ANSWER));
        }
    }

    /** A list without end ends with the call, and until then no more than one shipment of it is kept as a document. */
    @Test
    void aListThatBreaksOffIsNoAnswer() {
        HttpCalls breaking = new HttpCalls() {
            @Override
            public HttpAnswer send(HttpCall call) {
                return new HttpAnswer.TooLarge(200, Map.of(), LIMIT);
            }

            @Override
            public HttpAnswer send(HttpCall call, BodyReader reader) {
                try {
                    reader.read(new SequenceInputStream(
                            new ByteArrayInputStream(("<shipments>" + shipment(1)).getBytes(StandardCharsets.UTF_8)),
                            broken()));
                } catch (IOException broken) {
                    return new HttpAnswer.NoAnswer("broke off", true);
                }
                return new HttpAnswer.Received(200, Map.of(), new byte[0]);
            }
        };
        HttpOrderFlow cut = new HttpOrderFlow(List.of(new Destination(
                Destinations.nowhere().settings(), breaking, Duration.ofMillis(50), new SetClock(DAY))));
        assertThat(cut.pending("leeds"))
                .isInstanceOfSatisfying(
                        PendingAnswer.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(FailureKind.NO_ANSWER));
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
    }
}
