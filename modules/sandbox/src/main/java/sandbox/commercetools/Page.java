package sandbox.commercetools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import sandbox.commercetools.query.Predicate;
import sandbox.commercetools.query.Sort;
import sandbox.commercetools.wire.ApiError;
import sandbox.http.Request;
import sandbox.http.Response;
import tools.jackson.databind.JsonNode;

/** What a query asks for: {@code where}, {@code sort}, {@code limit}, {@code offset}, {@code withTotal} (reference §4.4). */
record Page(Predicate where, List<String> sort, int limit, int offset, boolean withTotal) {

    static final int MAX_OFFSET = 10_000;
    private static final int MAX_LIMIT = 500;
    private static final int DEFAULT_LIMIT = 20;

    static Page of(Request request) {
        Map<String, String> variables = new HashMap<>();
        request.query().forEach((name, value) -> {
            if (name.startsWith("var.")) {
                variables.put(name.substring("var.".length()), value);
            }
        });
        List<Predicate> all = request.queryValues().getOrDefault("where", List.of()).stream()
                .map(where -> Predicate.parse(where, variables))
                .toList();
        Predicate where = all.isEmpty() ? new Predicate.Everything() : new Predicate.And(all);
        List<String> sort = request.queryValues().getOrDefault("sort", List.of());
        boolean withTotal = !"false".equals(request.query().get("withTotal"));
        return new Page(
                where,
                sort,
                number(request, "limit", DEFAULT_LIMIT, MAX_LIMIT),
                number(request, "offset", 0, MAX_OFFSET),
                withTotal);
    }

    /**
     * Filters, sorts and cuts.
     *
     * @param sorted whether the candidates already come in the order asked for, so that the scan may stop early
     */
    <T> Response of(
            Stream<T> candidates, boolean sorted, Function<T, ? extends JsonNode> view, Function<T, byte[]> json) {
        Comparator<JsonNode> order = Sort.by(sort);
        Stream<T> matching = candidates.filter(each -> where.test(view.apply(each)));
        if (!sorted) {
            matching = matching.sorted((one, other) -> order.compare(view.apply(one), view.apply(other)));
        }
        if (!withTotal) {
            return Answers.page(
                    this, matching.skip(offset).limit(limit).map(json).toList(), 0);
        }
        List<T> all = new ArrayList<>(matching.toList());
        List<byte[]> results = all.stream().skip(offset).limit(limit).map(json).toList();
        return Answers.page(this, results, all.size());
    }

    private static int number(Request request, String name, int standard, int most) {
        String given = request.query().get(name);
        if (given == null) {
            return standard;
        }
        int value = given.matches("\\d{1,9}") ? Integer.parseInt(given) : -1;
        if (value < 0 || value > most) {
            throw ApiError.invalidInput(
                    "Malformed parameter: " + name + ": " + given + " is not within 0 and " + most + ".");
        }
        return value;
    }
}
