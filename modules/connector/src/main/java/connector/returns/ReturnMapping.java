package connector.returns;

import com.commercetools.api.models.common.LocalizedString;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.ReturnInfo;
import com.commercetools.api.models.type.CustomFields;
import connector.orderflow.ReturnImport;
import connector.routing.ReturnTables;
import connector.routing.ReturnTables.Code;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes OrderFlow's document of an announced return. */
final class ReturnMapping {

    /** As of other texts (reference §8 no. 1). */
    private static final int LONGEST_NOTE = 255;

    private final Order order;
    private final Announcement announcement;
    private final ReturnTables tables;
    private final List<String> unmapped = new ArrayList<>();

    ReturnMapping(Order order, Announcement announcement, ReturnTables tables) {
        this.order = order;
        this.announcement = announcement;
        this.tables = tables;
    }

    /** What came of it. */
    sealed interface Mapped {

        record Document(ReturnImport document) implements Mapped {}

        /** @param words such as {@code the reason 'x' (reasons)} */
        record Unmapped(List<String> words) implements Mapped {}
    }

    Mapped document(@Nullable String site) {
        List<Item> items = items();
        ReturnImport document = new ReturnImport(
                announcement.reference(),
                announcement.authorisation(),
                announcement.orderReference(),
                word("type", tables.type(), items.stream()),
                date(items),
                site,
                note(items),
                announcement.lines().stream().map(this::line).toList());
        return unmapped.isEmpty() ? new Mapped.Document(document) : new Mapped.Unmapped(unmapped);
    }

    private ReturnImport.Line line(Announcement.Line line) {
        return new ReturnImport.Line(
                line.sku(),
                line.quantity(),
                word("reason", tables.reason(), items(line)),
                word("condition", tables.condition(), items(line)));
    }

    private List<Item> items() {
        return announcement.lines().stream().flatMap(this::items).distinct().toList();
    }

    /** Nothing when somebody has taken it off the order meanwhile. */
    private Stream<Item> items(Announcement.Line line) {
        return Item.of(order).stream().filter(item -> item.identity().equals(line.item()));
    }

    private @Nullable String word(String name, Code code, Stream<Item> items) {
        Optional<String> value = code.field() == null
                ? Optional.empty()
                : Stream.concat(items.map(item -> item.item().getCustom()), Stream.ofNullable(order.getCustom()))
                        .flatMap(custom -> text(custom, code.field()).stream())
                        .findFirst();
        if (value.isEmpty()) {
            return code.outOtherwise();
        }
        Optional<String> word = code.toWarehouse(value.get());
        if (word.isEmpty()) {
            unmapped.add("the %s '%s' (%ss)".formatted(name, value.get(), name));
        }
        return word.orElse(null);
    }

    private @Nullable LocalDateTime date(List<Item> items) {
        return items.stream()
                .map(Item::info)
                .map(ReturnInfo::getReturnDate)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(date -> date.withZoneSameInstant(tables.zone()).toLocalDateTime())
                .orElse(null);
    }

    /** The items' comments, and the words of the field: each once. */
    private @Nullable String note(List<Item> items) {
        Set<String> words = new LinkedHashSet<>();
        for (Item item : items) {
            Stream.ofNullable(item.item().getComment()).forEach(words::add);
            text(item.item().getCustom(), tables.noteField()).ifPresent(words::add);
        }
        text(order.getCustom(), tables.noteField()).ifPresent(words::add);
        words.removeIf(String::isBlank);
        String note = String.join("; ", words);
        return note.isEmpty() ? null : cut(note);
    }

    private static String cut(String note) {
        if (note.length() <= LONGEST_NOTE) {
            return note;
        }
        boolean halves = Character.isHighSurrogate(note.charAt(LONGEST_NOTE - 1));
        return note.substring(0, halves ? LONGEST_NOTE - 1 : LONGEST_NOTE);
    }

    private Optional<String> text(@Nullable CustomFields custom, @Nullable String field) {
        return field == null || custom == null || custom.getFields() == null
                ? Optional.empty()
                : Optional.ofNullable(custom.getFields().values().get(field)).flatMap(this::text);
    }

    /** Of a set the first entry; of a text in several languages that of the order, else any. */
    private Optional<String> text(Object value) {
        return switch (value) {
            case Collection<?> many -> many.stream().findFirst().flatMap(this::text);
            case LocalizedString words ->
                Optional.ofNullable(words.values().get(String.valueOf(order.getLocale())))
                        .or(() -> words.values().values().stream().findFirst());
            default -> Optional.of(String.valueOf(value)).map(String::strip).filter(text -> !text.isEmpty());
        };
    }
}
