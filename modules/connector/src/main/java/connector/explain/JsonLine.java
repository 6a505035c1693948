package connector.explain;

import connector.orderexport.Explanation;
import connector.orderflow.OrderLink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** An answer as one JSON object on one line, in ASCII so that no terminal or pipe spoils it. */
final class JsonLine {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final WireLines wire;

    JsonLine(WireLines wire) {
        this.wire = wire;
    }

    String of(Answer answer) {
        Explanation said = answer.explanation();
        Fields fields = new Fields()
                .put("order", answer.order())
                .put("id", answer.id())
                .put("source", answer.source())
                .put("verdict", said.verdict().name().toLowerCase(Locale.ROOT))
                .put("reason", said.reason())
                .put("help", said.help())
                .put("rule", said.rule())
                .put("until", said.until() == null ? null : said.until().toString())
                .put("next", said.next())
                .put("route", said.consignments().stream().map(JsonLine::route).toList())
                .put(
                        "consignments",
                        said.consignments().stream().map(this::part).toList())
                .put(
                        "truncations",
                        said.consignments().stream()
                                .flatMap(part -> part.truncations().stream())
                                .toList())
                .put("sumCheck", sumCheck(said));
        if (answer.sentKnown()) {
            fields.put("sent", said.sent().stream().map(JsonLine::sent).toList())
                    .put("differs", said.differs());
        }
        return JSON.writeValueAsString(fields.put("unjudged", answer.unjudged()).map);
    }

    /** In the order they are put; null stays, so that every object has the same fields. */
    private static final class Fields {

        private final Map<String, Object> map = new LinkedHashMap<>();

        Fields put(String name, @Nullable Object value) {
            map.put(name, value);
            return this;
        }
    }

    private static Map<String, Object> route(Explanation.Part part) {
        return new Fields()
                .put("rule", part.rule())
                .put("destination", part.destination())
                .put("site", part.site())
                .put("reference", part.reference())
                .map;
    }

    private Map<String, Object> part(Explanation.Part part) {
        return new Fields()
                .put("reference", part.reference())
                .put("destination", part.destination())
                .put("site", part.site())
                .put("suffix", part.suffix())
                .put("rule", part.rule())
                .put("document", part.problem() == null ? wire.fields(part) : null)
                .put("truncations", part.truncations())
                .put("sumCheck", part.sumCheck())
                .put("problem", part.problem())
                .put("differs", part.differs())
                .map;
    }

    private static Map<String, Object> sent(OrderLink link) {
        return new Fields()
                .put("reference", link.reference())
                .put("destination", link.destination())
                .put("state", link.state().name().toLowerCase(Locale.ROOT))
                .put("note", link.note())
                .map;
    }

    private static @Nullable String sumCheck(Explanation said) {
        List<String> sums = said.consignments().stream()
                .map(Explanation.Part::sumCheck)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
        return sums.isEmpty() ? null : sums.stream().collect(Collectors.joining("; "));
    }
}
