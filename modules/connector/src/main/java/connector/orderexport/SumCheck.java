package connector.orderexport;

import connector.orderexport.Amounts.Part;
import connector.orderexport.Mapped.CannotMap;
import connector.orderflow.Money;
import connector.orderflow.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The proof that an order's parts are its whole, to the minor unit, on every side that is known. */
final class SumCheck {

    private final Totals totals;

    SumCheck(Totals totals) {
        this.totals = totals;
    }

    /** Empty if they are. */
    Optional<CannotMap> difference() {
        return sides().stream()
                .filter(side -> !side.difference().isZero())
                .findFirst()
                .map(Side::complaint);
    }

    String proof() {
        return sides().stream()
                .map(side -> "%s %s %s".formatted(side.sum(), side.whole.currency(), side.name))
                .collect(Collectors.joining("; "));
    }

    private List<Side> sides() {
        List<Side> sides = new ArrayList<>();
        List<Money> amounts = parts().map(Part::amount).toList();
        sides.add(new Side(
                "as priced",
                "totalPrice",
                amounts,
                totals.discount().amount(),
                totals.total().amount()));
        side("net", "taxedPrice.totalNet", Price::net).ifPresent(sides::add);
        side("gross", "taxedPrice.totalGross", Price::gross).ifPresent(sides::add);
        return sides;
    }

    private Optional<Side> side(String name, String field, PriceSide of) {
        Money whole = of.side(totals.total().price());
        Money off = of.side(totals.discount().price());
        List<Money> known = parts().flatMap(part -> Stream.ofNullable(of.side(part.price())))
                .toList();
        return whole == null || off == null || known.size() < parts().count()
                ? Optional.empty()
                : Optional.of(new Side(name, field, known, off, whole));
    }

    /** In the order {@link Side#sum} names them. */
    private Stream<Part> parts() {
        return Stream.of(totals.goods(), totals.shippingOrNone(), totals.fees(), totals.ignored());
    }

    /** Net or gross of a price; null where unknown. */
    private interface PriceSide {
        @Nullable
        Money side(Price price);
    }

    /** One way of adding up: as priced, net, or gross. */
    private record Side(String name, String field, List<Money> parts, Money discount, Money whole) {

        Money difference() {
            return parts.stream()
                    .reduce(whole.withUnits(0), Money::plus)
                    .minus(discount)
                    .minus(whole);
        }

        String sum() {
            Money ignored = parts.get(3);
            return "goods %s + shipping %s + fees %s%s - order discount %s = %s"
                    .formatted(
                            parts.get(0).plain(),
                            parts.get(1).plain(),
                            parts.get(2).plain(),
                            ignored.isZero() ? "" : " + not sent " + ignored.plain(),
                            discount.plain(),
                            whole.plus(difference()).plain());
        }

        CannotMap complaint() {
            String reason = "Sum check: %s %s, but the order says %s: difference %s %s.";
            return new CannotMap(
                    reason.formatted(sum(), name, whole.plain(), difference().plain(), whole.currency()),
                    field,
                    "Compare the order's prices with its lines in commercetools; nothing is sent while they disagree.");
        }
    }
}
