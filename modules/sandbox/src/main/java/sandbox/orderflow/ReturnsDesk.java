package sandbox.orderflow;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes parcels back: announced or not, whole or in part (reference §3.6, §4.5). Safe for many threads. */
public final class ReturnsDesk {

    private final List<ReturnReceipt> receipts = new ArrayList<>();
    private final SandboxAccount account;
    private final ReturnBook book;
    private final LongSupplier ids;
    private final Clock clock;
    private final Consumer<ReturnReceipt> listener;

    /** @param listener told of every receipt that was applied, and again when it is told again */
    ReturnsDesk(
            SandboxAccount account, ReturnBook book, LongSupplier ids, Clock clock, Consumer<ReturnReceipt> listener) {
        this.account = account;
        this.book = book;
        this.ids = ids;
        this.clock = clock;
        this.listener = listener;
    }

    /** Everything in the parcel is applied. Nobody checks it against an announcement or an order: it is there. */
    public synchronized ReturnReceipt receive(Arrival parcel) {
        Optional<StoredReturn> announced =
                Optional.ofNullable(parcel.authorisation()).flatMap(book::announced);
        ReturnReceipt receipt = receipt(parcel, announced);
        receipts.add(receipt);
        listener.accept(receipt);
        return receipt;
    }

    /** The desk counts again: the same return is applied with other lines. */
    public synchronized ReturnReceipt correct(long id, List<ReturnReceipt.Line> lines) {
        ReturnReceipt corrected = receipt(id).lines(lines);
        receipts.replaceAll(each -> each.id() == id ? corrected : each);
        listener.accept(corrected);
        return corrected;
    }

    /** A user pushes it once more. */
    public synchronized void tellAgain(long id) {
        listener.accept(receipt(id));
    }

    /** All that came back, in the order it came. */
    public synchronized List<ReturnReceipt> receipts() {
        return List.copyOf(receipts);
    }

    private ReturnReceipt receipt(long id) {
        return receipts.stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No return has the id " + id));
    }

    private ReturnReceipt receipt(Arrival parcel, Optional<StoredReturn> announced) {
        Map<String, String> fields = announced.map(StoredReturn::fields).orElse(Map.of());
        String reference = first(parcel.orderReference(), fields.get("orderReference"));
        String organisation =
                announced.map(StoredReturn::organisation).orElseGet(() -> organisation(Optional.ofNullable(reference)));
        Optional<StoredOrder> order = Optional.ofNullable(reference).flatMap(each -> book.order(organisation, each));
        String site = fields.get("site");
        return new ReturnReceipt(
                announced.map(StoredReturn::id).filter(this::isNew).orElseGet(ids::getAsLong),
                organisation,
                order.map(StoredOrder::channel).orElse(null),
                first(parcel.authorisation(), fields.get("authorisation")),
                reference,
                announced.isPresent() && !"false".equals(fields.get("authorised")),
                first(parcel.type(), fields.get("type")),
                site == null ? account.defaultSite() : site,
                first(parcel.note(), fields.get("note")),
                clock.instant(),
                parcel.lines());
    }

    private boolean isNew(long id) {
        return receipts.stream().noneMatch(each -> each.id() == id);
    }

    private String organisation(Optional<String> orderReference) {
        return account.channels().values().stream()
                .distinct()
                .filter(each -> orderReference
                        .filter(reference -> book.order(each, reference).isPresent())
                        .isPresent())
                .findFirst()
                .orElseGet(() -> account.channels().values().iterator().next());
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return Stream.ofNullable(one).findFirst().orElse(other);
    }
}
