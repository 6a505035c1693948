package connector.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import connector.routing.OnPaper.Taking;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However an order is cut up, nothing is lost or doubled, and what a consignment is called depends on nothing but its way. */
class RouterPropertyTest {

    private static final Router ROUTER = new Router(List.of(
            Taking.all().lineField("tag", "cold").to("cold", "main", "york"),
            Taking.all().lineField("tag", "big").to("big", "other", null),
            Taking.all().when("$line.quantity > 5").to("many", "main", "leeds"),
            Taking.all().countries("FR").to("France", "fr", "it's a long way to Tipperary"),
            Taking.all().to("rest", "main", "leeds")));

    private static final String ORDER = """
            "shippingMode":"Multiple",
            "itemShippingAddresses":[{"key":"k-0","country":"GB"},{"key":"k-1","country":"FR"},{"key":"k_2","country":"DE"}],
            "shipping":[{"shippingKey":"s-0","shippingAddress":{"country":"GB"}},{"shippingKey":"s-1","shippingAddress":{"country":"FR"}}],
            """;

    /** @param targets quantity by number of address and shipping */
    record Line(String tag, Map<List<Integer>, Integer> targets) {

        String json(int id) {
            String all = targets.entrySet().stream()
                    .map(each -> """
                            {"addressKey":"%s","quantity":%d,"shippingMethodKey":"s-%d"}""".formatted(
                            List.of("k-0", "k-1", "k_2").get(each.getKey().get(0)),
                            each.getValue(),
                            each.getKey().get(1)))
                    .collect(Collectors.joining(","));
            return OnPaper.line("l" + id, quantity(), """
                    ,"custom":{"type":{"typeId":"type","id":"t"},"fields":{"tag":"%s"}},
                    "shippingDetails":{"valid":true,"targets":[%s]}""".formatted(tag, all));
        }

        long quantity() {
            return targets.values().stream().mapToLong(Integer::longValue).sum();
        }
    }

    @Provide
    Arbitrary<List<Line>> lines() {
        Arbitrary<List<Integer>> target = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 1))
                .as(List::of);
        Arbitrary<Map<List<Integer>, Integer>> targets = Arbitraries.maps(
                        target, Arbitraries.integers().between(1, 9))
                .ofMinSize(1)
                .ofMaxSize(3);
        return Combinators.combine(Arbitraries.of("cold", "big", "none"), targets)
                .as(Line::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property(tries = 300)
    void every_piece_of_every_line_is_in_exactly_one_consignment(@ForAll("lines") List<Line> lines) {
        List<Consignment> consignments = routed(jsons(lines));

        Map<String, Long> sent = new HashMap<>();
        consignments.forEach(
                each -> each.parts().forEach(part -> sent.merge(part.lineItemId(), part.quantity(), Long::sum)));
        Map<String, Long> ordered = new HashMap<>();
        for (int id = 0; id < lines.size(); id++) {
            ordered.put("l" + id, lines.get(id).quantity());
        }
        assertThat(sent).isEqualTo(ordered);
        assertThat(consignments).allMatch(each -> !each.parts().isEmpty());
        assertThat(consignments)
                .allMatch(each -> each.parts().stream()
                                .map(part -> List.of(part.shippingKey(), part.addressKey()))
                                .distinct()
                                .count()
                        == 1);
    }

    @Property(tries = 300)
    void suffixes_are_unique_and_fit_into_a_reference(@ForAll("lines") List<Line> lines) {
        List<Consignment> consignments = routed(jsons(lines));
        if (consignments.size() == 1) {
            assertThat(consignments.getFirst().suffix()).isNull();
            return;
        }
        assertThat(consignments).extracting(Consignment::suffix).doesNotHaveDuplicates();
        assertThat(consignments).allSatisfy(each -> assertThat(each.suffix()).matches("[A-Za-z0-9_-]{1,60}"));
    }

    @Property(tries = 300)
    void the_order_of_the_lines_changes_nothing(@ForAll("lines") List<Line> lines, @ForAll long seed) {
        List<String> shuffled = new ArrayList<>(jsons(lines));
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(ways(routed(shuffled))).isEqualTo(ways(routed(jsons(lines))));
        assertThat(routed(shuffled))
                .extracting(Consignment::suffix)
                .isEqualTo(
                        routed(jsons(lines)).stream().map(Consignment::suffix).toList());
    }

    @Property(tries = 300)
    void what_becomes_of_other_lines_changes_no_suffix(@ForAll("lines") List<Line> lines, @ForAll long seed) {
        List<String> fewer = new ArrayList<>(jsons(lines));
        fewer.remove(new Random(seed).nextInt(fewer.size()));
        if (fewer.isEmpty() || routed(fewer).size() == 1) {
            return;
        }
        Map<Set<String>, String> before = new HashMap<>();
        routed(jsons(lines))
                .forEach(each -> each.parts()
                        .forEach(part -> before.put(
                                Set.of(part.lineItemId(), part.shippingKey() + "/" + part.addressKey()),
                                String.valueOf(each.suffix()))));

        assertThat(routed(fewer))
                .allSatisfy(each -> assertThat(each.parts())
                        .allSatisfy(part -> assertThat(before.get(
                                        Set.of(part.lineItemId(), part.shippingKey() + "/" + part.addressKey())))
                                .isEqualTo(each.suffix())));
    }

    @Property
    void ways_that_differ_have_suffixes_that_differ(@ForAll("ways") Suffix.Way one, @ForAll("ways") Suffix.Way other) {
        assertThat(Suffix.of(one).equals(Suffix.of(other))).isEqualTo(one.equals(other));
        assertThat(Suffix.of(one)).matches("[A-Za-z0-9_-]{1,60}");
    }

    @Provide
    Arbitrary<Suffix.Way> ways() {
        Arbitrary<String> name =
                Arbitraries.of("a", "b", "a-b", "a_b", "a b", "A", "a__", "x".repeat(60), "x".repeat(61));
        return Combinators.combine(name, name.injectNull(0.3), name.injectNull(0.3), name.injectNull(0.3))
                .as(Suffix.Way::new);
    }

    private static List<String> jsons(List<Line> lines) {
        List<String> jsons = new ArrayList<>();
        for (int id = 0; id < lines.size(); id++) {
            jsons.add(lines.get(id).json(id));
        }
        return jsons;
    }

    private static List<Consignment> routed(List<String> lines) {
        Order order = OnPaper.order(ORDER, lines.toArray(String[]::new));
        return OnPaper.consignments(ROUTER.route(OnPaper.facts(order)));
    }

    private static Map<String, Set<Consignment.Part>> ways(List<Consignment> consignments) {
        return consignments.stream()
                .collect(Collectors.toMap(each -> String.valueOf(each.suffix()), each -> new HashSet<>(each.parts())));
    }
}
