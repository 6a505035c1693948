package connector.returns;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.ReturnItem;
import com.commercetools.api.models.order.ReturnPaymentState;
import com.commercetools.api.models.order.ReturnShipmentState;
import connector.orderflow.ReturnLine;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Random lives of returns: announced, partly received, surplus, never announced, told by push and by report in any order and again, while the
 * shop edits, others write first, answers get lost and the connector crashes. In the end each piece that came back is counted once, the
 * warehouse expects just what was announced, and nothing the shop wrote is lost.
 */
class ReturnsPropertyTest {

    private static final List<String> SKUS = List.of("KET", "MUG");
    private static final List<String> CONDITIONS =
            List.of("As new", "Product damaged (irreparable)", "Packaging damaged");

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void each_piece_is_counted_once_and_both_sides_tell_the_same(@ForAll long seed) {
        Life life = new Life(new Random(seed));
        life.live();
        life.settle();

        assertThat(life.received()).as("pieces back").isEqualTo(life.truth());
        assertThat(life.expected()).as("pieces announced").isEqualTo(life.announced);
        assertThat(life.comments()).as("what the shop wrote").containsAll(life.written.values());
        assertThat(life.refunded()).as("refunds that were paid").isEqualTo(life.refunds);
        life.ledgerHolds();
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void where_only_pushes_tell_each_piece_has_its_own_outcome(@ForAll long seed) {
        Life life = new Life(new Random(seed));
        life.reports = false;
        life.live();
        life.settle();

        assertThat(life.outcomes()).isEqualTo(life.trueOutcomes());
    }

    /** One order, from its first return to its last. */
    private static final class Life {

        private final Random random;
        private final ReturnsStory story;
        private final Map<String, Long> shipped = new HashMap<>();
        private final Map<String, Long> announced = new TreeMap<>();
        private final Map<String, String> written = new HashMap<>();
        private final List<ReturnLine> back = new ArrayList<>();
        private final List<ReturnLine> pushed = new ArrayList<>();
        private boolean reports = true;
        private long refunds;
        private int names;
        private long updatesBefore = -1;

        Life(Random random) {
            this.random = random;
            List<String> lines = new ArrayList<>();
            SKUS.forEach(sku -> lines.add(line(sku)));
            if (random.nextBoolean()) {
                lines.add(line("KET"));
            }
            story = ReturnsStory.order(lines.toArray(String[]::new));
        }

        private String line(String sku) {
            long quantity = 1 + random.nextInt(5);
            shipped.merge(sku, quantity, Long::sum);
            return sku + " " + quantity;
        }

        void live() {
            int events = 5 + random.nextInt(20);
            for (int i = 0; i < events; i++) {
                trouble();
                switch (random.nextInt(7)) {
                    case 0, 1 -> announce();
                    case 2, 3 -> comesBack();
                    case 4 -> tellAgain();
                    case 5 -> report();
                    default -> refund();
                }
            }
        }

        /** Everybody tells everything once more, and nothing goes wrong any more. */
        void settle() {
            pushed.forEach(line -> told(List.of(line)));
            report();
            Collections.shuffle(pushed, random);
            pushed.forEach(line -> told(List.of(line)));
            assertThat(story.looked()).isInstanceOf(Outcome.Done.class);
            long updates = story.shop.updates();
            pushed.forEach(line -> told(List.of(line)));
            assertThat(story.shop.updates())
                    .as("told again, nothing is missing")
                    .isEqualTo(updates);
        }

        private void trouble() {
            switch (random.nextInt(8)) {
                case 0 -> story.shop.nextUpdateIsLost(random.nextBoolean());
                case 1 -> story.warehouse.nextAnswerIsLost(random.nextBoolean());
                case 2 -> othersWrite();
                default -> {}
            }
        }

        /** Never so often in a row that nobody could write. */
        private void othersWrite() {
            if (story.shop.updates() > updatesBefore) {
                updatesBefore = story.shop.updates();
                story.shop.somebodyWritesFirst(this::comment);
            }
        }

        private void announce() {
            String sku = SKUS.get(random.nextInt(SKUS.size()));
            Order order = story.shop.order(ReturnsStory.ID);
            ShippedPieces pieces = new ShippedPieces(order);
            long open = pieces.ofSku(sku).getFirst().shipped()
                    - Item.of(order).stream()
                            .filter(item -> item.lineId()
                                    .equals(pieces.ofSku(sku).getFirst().id()))
                            .mapToLong(Item::quantity)
                            .sum();
            if (open > 0) {
                long quantity = 1 + random.nextLong(open);
                String name = random.nextBoolean() ? "RMA-" + names : null;
                String key = random.nextBoolean() ? "ret-" + names : "-";
                String comment = "words-" + names++;
                story.announced(name, key + " " + sku + " " + quantity + " " + comment);
                written.put(comment, comment);
                announced.merge(sku, quantity, Long::sum);
                told(List.of());
            }
        }

        /** A parcel: under a known authorisation, an unknown one or none, as much as is still out. */
        private void comesBack() {
            String sku = SKUS.get(random.nextInt(SKUS.size()));
            long out = shipped.get(sku) - truth().getOrDefault(sku, 0L);
            if (out > 0) {
                long quantity = 1 + random.nextLong(out);
                String name = random.nextInt(3) == 0 ? null : "RMA-" + random.nextInt(names + 2);
                String condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
                ReturnLine line = ReturnsStory.push(
                                Integer.toString(800 + back.size()), name, sku + " " + quantity + " " + condition)
                        .getFirst();
                back.add(line);
                if (!reports || random.nextInt(4) > 0) {
                    pushed.add(line);
                    told(List.of(line));
                }
            }
        }

        private void tellAgain() {
            if (!pushed.isEmpty()) {
                told(List.of(pushed.get(random.nextInt(pushed.size()))));
            }
        }

        /** Everything that came back so far, each line with how many were like it before. */
        private void report() {
            if (reports) {
                Map<String, Integer> alike = new HashMap<>();
                List<ReturnLine> lines = new ArrayList<>();
                for (ReturnLine line : back) {
                    int n = alike.merge(line.authorisation() + line.product(), 1, Integer::sum);
                    lines.add(ReturnsStory.report(
                            n, line.authorisation(), line.product() + " " + line.quantity() + " " + line.condition()));
                }
                told(lines);
            }
        }

        private void refund() {
            story.edit(order -> items(order)
                    .filter(item -> item.getPaymentState() == ReturnPaymentState.INITIAL)
                    .findAny()
                    .ifPresent(item -> {
                        item.setPaymentState(ReturnPaymentState.REFUNDED);
                        refunds += item.getQuantity();
                    }));
        }

        private void comment(Order order) {
            items(order)
                    .filter(item -> item.getComment() != null)
                    .skip(random.nextInt(2))
                    .findFirst()
                    .ifPresent(item -> {
                        String original = item.getComment().split("/")[0];
                        item.setComment(original + "/" + random.nextInt(1000));
                        written.put(original, item.getComment());
                    });
        }

        /** As the lanes do it, now and then with a crash before anything is recorded. */
        private void told(List<ReturnLine> news) {
            for (int steps = 0; steps < 60; steps++) {
                Step step = story.step(news);
                if (random.nextInt(10) > 0) {
                    step.recording().run();
                    if (step.outcome() instanceof Outcome.Done) {
                        return;
                    }
                    assertThat(step.outcome()).isInstanceOfAny(Outcome.Again.class, Outcome.TryAgain.class);
                }
            }
            throw new AssertionError("it goes on and on");
        }

        Map<String, Long> truth() {
            return back.stream()
                    .collect(groupingBy(ReturnLine::product, TreeMap::new, summingLong(ReturnLine::quantity)));
        }

        Map<String, Long> received() {
            Order order = story.shop.order(ReturnsStory.ID);
            ShippedPieces pieces = new ShippedPieces(order);
            return Item.of(order).stream()
                    .filter(item -> !item.advised())
                    .collect(groupingBy(item -> pieces.sku(item.lineId()), TreeMap::new, summingLong(Item::quantity)));
        }

        Map<String, Long> expected() {
            return story.warehouse.expected.values().stream()
                    .flatMap(each -> each.lines().stream())
                    .collect(groupingBy(each -> each.product(), TreeMap::new, summingLong(each -> each.quantity())));
        }

        List<String> comments() {
            return items(story.shop.order(ReturnsStory.ID))
                    .map(ReturnItem::getComment)
                    .filter(comment -> comment != null)
                    .toList();
        }

        long refunded() {
            return items(story.shop.order(ReturnsStory.ID))
                    .filter(item -> item.getPaymentState() == ReturnPaymentState.REFUNDED)
                    .mapToLong(ReturnItem::getQuantity)
                    .sum();
        }

        Map<ReturnShipmentState, Long> outcomes() {
            return items(story.shop.order(ReturnsStory.ID))
                    .filter(item -> item.getShipmentState() != ReturnShipmentState.ADVISED)
                    .collect(groupingBy(
                            ReturnItem::getShipmentState,
                            () -> new TreeMap<>(
                                    (one, other) -> one.getJsonName().compareTo(other.getJsonName())),
                            summingLong(ReturnItem::getQuantity)));
        }

        Map<ReturnShipmentState, Long> trueOutcomes() {
            return back.stream()
                    .collect(groupingBy(
                            line -> switch (CONDITIONS.indexOf(line.condition())) {
                                case 0 -> ReturnShipmentState.BACK_IN_STOCK;
                                case 1 -> ReturnShipmentState.UNUSABLE;
                                default -> ReturnShipmentState.RETURNED;
                            },
                            () -> new TreeMap<>(
                                    (one, other) -> one.getJsonName().compareTo(other.getJsonName())),
                            summingLong(ReturnLine::quantity)));
        }

        void ledgerHolds() {
            Order order = story.shop.order(ReturnsStory.ID);
            ShippedPieces pieces = new ShippedPieces(order);
            assertThat(SKUS.stream().flatMap(sku -> pieces.ofSku(sku).stream()))
                    .allSatisfy(line -> assertThat(pieces.back(line)).isLessThanOrEqualTo(line.shipped()));
        }

        private static Stream<ReturnItem> items(Order order) {
            return order.getReturnInfo().stream().flatMap(info -> info.getItems().stream());
        }
    }
}
