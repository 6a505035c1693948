package proof.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sandbox.Sandbox;
import sandbox.commercetools.Merchant;
import sandbox.commercetools.generate.Basket;
import sandbox.orderflow.ByHand;
import sandbox.orderflow.Pusher;
import sandbox.orderflow.ReturnsDesk;
import sandbox.orderflow.StoredOrder;

/** Plays the steps of a story. Times are London's. A step that waits in vain ends the story. */
public final class Play {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter SAID = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.UK);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int LOOKS_AT_REST = 4;

    private final Stage stage;
    private final Consumer<String> progress;
    private final Duration patience;
    private @Nullable Ending ending;
    private int steps;

    /** @param progress gets a line for each step */
    Play(Stage stage, Consumer<String> progress, Duration patience) {
        this.stage = stage;
        this.progress = progress;
        this.patience = patience;
    }

    static Instant time(String local) {
        return LocalDateTime.parse(local, WRITTEN).atZone(LONDON).toInstant();
    }

    /** It is now this time, for example {@code 2026-03-02 09:00}. What is under way is finished before. */
    public Play at(String local) {
        rest();
        await("no schedule is at work", stage::nobodyIsAtWork);
        stage.clock().to(time(local));
        return this;
    }

    /** A shopper orders, and the warehouse takes the order. @return its id */
    public String orders(String who, Basket basket) {
        String id = ordersOnly(who, basket);
        until(
                "the warehouse has the order, and the shop knows",
                () -> commerce(id).accepted());
        return id;
    }

    /** A shopper orders. @return its id */
    public String ordersOnly(String who, Basket basket) {
        String[] id = new String[1];
        step(who, () -> id[0] = stage.sandbox().commercetools().merchant().place(basket));
        return id[0];
    }

    /** The people of the shop do something. */
    public void shop(String what, Consumer<Merchant> does) {
        step(what, () -> does.accept(stage.sandbox().commercetools().merchant()));
    }

    /** The people on the floor do something. */
    public void floor(String what, Consumer<ByHand> does) {
        step(what, () -> does.accept(stage.sandbox().orderFlow().warehouse().byHand()));
    }

    /** The returns desk does something. */
    public void desk(String what, Consumer<ReturnsDesk> does) {
        step(what, () -> does.accept(stage.sandbox().orderFlow().returnsDesk()));
    }

    /** Something happens to the warehouse's news. */
    public void news(String what, Consumer<Pusher> does) {
        step(what, () -> does.accept(stage.sandbox().orderFlow().pusher()));
    }

    Sandbox sandbox() {
        return stage.sandbox();
    }

    /** Whatever else happens to both. */
    public void happens(String what, Consumer<Sandbox> does) {
        step(what, () -> does.accept(stage.sandbox()));
    }

    /** The shop's side of the order gets to be so. */
    public void until(String what, String id, Predicate<CommerceOrder> so) {
        until(what, () -> so.test(commerce(id)));
    }

    public void until(String what, BooleanSupplier so) {
        step(what, () -> await(what, so));
    }

    /** The order as the shop has it, read afresh. */
    public CommerceOrder commerce(String id) {
        return stage.systems().commerce(id);
    }

    /** Orders of the warehouse that stand for the shop's order, oldest first, those it cancelled among them. */
    public List<StoredOrder> stored(String id) {
        String number = commerce(id).number();
        return stage.sandbox().orderFlow().orders().stream()
                .filter(each -> each.importedReference().startsWith(number))
                .toList();
    }

    /** Reference of the warehouse's order that leaves from this site. */
    public String reference(String id, String site) {
        return stored(id).stream()
                .filter(each -> each.shipments().getFirst().site().equals(site))
                .findFirst()
                .orElseThrow(() -> new Stuck("nothing of the order leaves from " + site))
                .importedReference();
    }

    /** Nothing is left to do for anybody. */
    public void rest() {
        int[] quiet = new int[1];
        try {
            await("everything is done that can be done now", () -> {
                quiet[0] = stage.atRest() ? quiet[0] + 1 : 0;
                return quiet[0] >= LOOKS_AT_REST;
            });
        } catch (Stuck stuck) {
            throw new Stuck(stuck.getMessage() + "; " + stage.leftToDo());
        }
    }

    /** What both systems must show at the end. */
    public Ending ends() {
        ending = new Ending(stage.systems());
        return ending;
    }

    int steps() {
        return steps;
    }

    /** @return what both systems show that the story does not; waits until they agree, and looks again after that */
    List<String> differences() {
        Ending wanted = Objects.requireNonNull(ending, "a story ends with what both systems must show");
        if (!wanted.looksAtBoth()) {
            throw new IllegalStateException("a story ends with what both systems must show");
        }
        long end = System.nanoTime() + patience.toNanos();
        while (!wanted.differences().isEmpty() && System.nanoTime() < end) {
            sleep();
        }
        if (wanted.differences().isEmpty()) {
            rest();
        }
        return wanted.differences();
    }

    private void step(String what, Runnable does) {
        steps++;
        progress.accept("%2d. %s  %s"
                .formatted(steps, SAID.format(stage.clock().instant().atZone(LONDON)), what));
        does.run();
    }

    private void await(String what, BooleanSupplier so) {
        long end = System.nanoTime() + patience.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new Stuck("step " + steps + ": waited " + patience.toSeconds() + " s in vain: " + what);
            }
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The story cannot go on. */
    static final class Stuck extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stuck(String words) {
            super(words, null, false, false);
        }
    }
}
