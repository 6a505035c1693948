package connector.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.PaymentState;
import com.commercetools.api.models.order.ShipmentState;
import connector.audit.Failure;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.workqueue.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Orders that are edited, cancelled in part, split, shipped, dropped and asked back, by both sides at once, in any order, with lost
 * answers in between. In the end both sides tell the same numbers; where the warehouse was faster than commerce, a person sees it.
 */
class RandomLivesTest {

    private static final int LIVES = Integer.getInteger("lives", 300);
    private static final int LONGEST = 20;
    private static final int TRIES = 12;

    private int operations;
    private int crossings;
    private int edits;
    private int moved;
    private int whole;
    private int forPeople;
    private int longest;
    private long calls;

    private static final Map<String, String> OWN_WORDS = Map.of(
            "created", "angelegt",
            "ready", "bereit",
            "despatched", "versandt",
            "partially_despatched", "teilweise_versandt",
            "cancelled", "storniert");

    @Test
    void both_sides_tell_the_same_numbers() {
        play(Map.of());
    }

    /** No flow may compare with a word of its own. */
    @Test
    void and_so_they_do_at_a_tenant_with_words_of_its_own() {
        play(OWN_WORDS);
    }

    private void play(Map<String, String> words) {
        for (int seed = 0; seed < LIVES; seed++) {
            try {
                live(seed, words);
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("life " + seed + ": " + broken.getMessage(), broken);
            }
        }
        System.out.printf(
                "random lives: %d lives, %d operations, %d crossings, %d edits, %d lines moved, %d whole, %d for people,"
                        + " 0 mismatches, %.1f calls to either side in a life, %d looks in a row at the most%n",
                LIVES, operations, crossings, edits, moved, whole, forPeople, (double) calls / LIVES, longest);
        assertThat(crossings).isGreaterThan(LIVES / 4);
        assertThat(edits).isPositive();
        assertThat(moved).isPositive();
        assertThat(whole).isPositive();
        assertThat(forPeople).isPositive();
    }

    private void live(int seed, Map<String, String> words) {
        SplittableRandom chance = new SplittableRandom(seed);
        MugStory story = new MugStory(MugsOnPaper.order(
                chance.nextBoolean() ? "None" : "TrackOnly",
                chance.nextInt(1, 5),
                chance.nextInt(0, 4),
                chance.nextInt(1, 4)));
        story.twoSites = chance.nextBoolean();
        story.floor.words = words;
        boolean commerce = false;
        boolean warehouse = false;
        for (int step = chance.nextInt(3, LONGEST); step > 0; step--) {
            operations++;
            switch (chance.nextInt(7)) {
                case 0, 1 -> commerce |= inCommerce(story, chance);
                case 2, 3 -> warehouse |= inWarehouse(story, chance);
                case 4 -> trouble(story, chance);
                default -> {
                    crossings += commerce && warehouse ? 1 : 0;
                    commerce = false;
                    warehouse = false;
                    if (chance.nextBoolean()) {
                        story.hearsOfTheWarehouse();
                    }
                    story.news();
                }
            }
        }
        end(story);
    }

    private static boolean inCommerce(MugStory story, SplittableRandom chance) {
        Order order = story.order();
        if (order.getLineItems().isEmpty()) {
            return false;
        }
        LineItem line =
                order.getLineItems().get(chance.nextInt(order.getLineItems().size()));
        long open = MugsOnPaper.inState(line, MugsOnPaper.INITIAL);
        switch (chance.nextInt(8)) {
            case 0 -> story.asks(true);
            case 1 -> story.asksNoMore();
            case 2, 3, 4 -> {
                if (open > 0) {
                    long pieces = chance.nextLong(1, open + 1);
                    story.edit(now -> MugsOnPaper.move(
                            MugsOnPaper.line(now, line.getId()), MugsOnPaper.INITIAL, MugsOnPaper.CANCELLED, pieces));
                }
            }
            case 5, 6 -> {
                if (open > 0 && order.getInventoryMode().getJsonName().equals("None")) {
                    long pieces = chance.nextLong(1, open + 1);
                    story.edit(now -> MugsOnPaper.quantity(now, line.getId(), line.getQuantity() - pieces));
                }
            }
            default -> story.edit(now -> now.getShippingAddress().setStreetNumber("" + chance.nextInt(9)));
        }
        return true;
    }

    private static boolean inWarehouse(MugStory story, SplittableRandom chance) {
        List<String> alive = story.floor.alive().stream()
                .filter(each -> story.floor.order(each).shipments().stream().anyMatch(FloorOnPaper::isOpen))
                .toList();
        if (alive.isEmpty()) {
            return false;
        }
        String reference = alive.get(chance.nextInt(alive.size()));
        Map<String, Long> dropped =
                chance.nextBoolean() ? Map.of() : Map.of("MUG", chance.nextLong(3), "CUP", chance.nextLong(2));
        switch (chance.nextInt(8)) {
            case 0, 1 -> story.floor.split(reference, chance.nextBoolean() ? "CUP" : "MUG");
            case 2, 3 -> story.floor.shipFirst(reference, dropped);
            case 4, 5 -> story.floor.ship(reference, dropped);
            case 6 -> cancelOpenShipment(story, reference);
            default -> story.floor.cancelsItself(reference);
        }
        return true;
    }

    private static void cancelOpenShipment(MugStory story, String reference) {
        List<OrderDetail.Shipment> shipments = story.floor.order(reference).shipments();
        for (int each = 0; each < shipments.size(); each++) {
            if (FloorOnPaper.isOpen(shipments.get(each))) {
                story.floor.cancelShipment(reference, each);
                return;
            }
        }
    }

    private static void trouble(MugStory story, SplittableRandom chance) {
        switch (chance.nextInt(9)) {
            case 0 -> story.floor.losesNextCancel(chance.nextBoolean());
            case 1 -> story.floor.losesNextImport(chance.nextBoolean());
            case 2 -> story.edits.losesNext();
            case 3 -> story.floor.queuesNextCancel = true;
            case 4 -> story.floor.answersInOtherWords = chance.nextBoolean();
            case 5 -> story.floor.refusesNextImport = true;
            case 6 -> story.edits.refusesApply = chance.nextBoolean();
            case 7 -> {
                if (!story.links().isEmpty()) {
                    story.edit(RandomLivesTest::isSaidToBeOver);
                }
            }
            default -> story.shop.nextUpdateIsLost(chance.nextBoolean());
        }
    }

    /** People set states early, and money is owed back: neither says what the warehouse does. */
    private static void isSaidToBeOver(Order order) {
        order.setShipmentState(ShipmentState.SHIPPED);
        order.setPaymentState(PaymentState.CREDIT_OWED);
    }

    /** What is open is shipped, and everybody hears of everything. */
    private void end(MugStory story) {
        story.floor.queuesNextCancel = false;
        story.floor.worksOffItsQueue();
        story.edits.refusesApply = false;
        for (int round = 0; round < 6; round++) {
            story.hearsOfTheWarehouse();
            rest(story);
            story.replay();
        }
        story.floor.worksOffItsQueue();
        Outcome last = new Outcome.Done("");
        for (int round = 0; round < 6; round++) {
            for (String reference : new ArrayList<>(story.floor.alive())) {
                story.floor.ship(reference, Map.of());
            }
            story.hearsOfTheWarehouse();
            last = rest(story);
        }
        judge(story, last);
    }

    private Outcome rest(MugStory story) {
        Outcome outcome = story.news();
        int looks = 1;
        while (looks < TRIES && isOpen(outcome)) {
            outcome = story.news();
            looks++;
        }
        longest = Math.max(longest, looks);
        assertThat(outcome).isNotInstanceOf(Outcome.TryAgain.class);
        // what stays unsettled is parked after its tries, with the same words
        return outcome instanceof Outcome.Unsettled(Failure failure, String help)
                ? new Outcome.Parked(failure.words(), help)
                : outcome;
    }

    private static boolean isOpen(Outcome outcome) {
        return outcome instanceof Outcome.TryAgain || outcome instanceof Outcome.Unsettled;
    }

    private void judge(MugStory story, Outcome last) {
        calls += story.floor.calls.size() + story.edits.calls.size() + story.shop.calls.size();
        edits += story.edits.edits.isEmpty() ? 0 : 1;
        moved += story.dropped().stream().anyMatch(each -> each.quantity() > each.edited()) ? 1 : 0;
        boolean over = story.links().stream().allMatch(link -> link.state() == State.CANCELLED);
        whole += over && !story.links().isEmpty() ? 1 : 0;
        boolean person = story.links().stream().anyMatch(RandomLivesTest::isForPeople)
                || last instanceof Outcome.Parked
                || last instanceof Outcome.LeftToPerson;
        if (person) {
            forPeople++;
            assertThat(last).isInstanceOfAny(Outcome.LeftToPerson.class, Outcome.Parked.class);
            assertThat(causeAndHelp(last)).as("what an operator can end").doesNotContain("");
            return;
        }
        if (over && story.shipped().isEmpty()) {
            assertThat(story.floor.alive()).isEmpty();
            assertThat(story.order().getOrderState().getJsonName()).isEqualTo("Cancelled");
            return;
        }
        assertThat(story.surplus()).isEmpty();
        assertThat(story.expected()).isEqualTo(story.shipped());
    }

    private static List<String> causeAndHelp(Outcome outcome) {
        return switch (outcome) {
            case Outcome.LeftToPerson(String reason, String help) -> List.of(reason.strip(), help.strip());
            case Outcome.Parked(String reason, String help) -> List.of(reason.strip(), help.strip());
            default -> List.of();
        };
    }

    private static boolean isForPeople(OrderLink link) {
        return link.state() == State.DIFFERS || link.state() == State.KEPT;
    }
}
