package connector.backfill;

import com.commercetools.api.models.order.Order;
import connector.audit.Failure;
import connector.commercetools.Orders;
import connector.commercetools.OrdersAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** By number or id, in the order of the list. */
record ListedReading(Selection.Listed list, Orders orders) implements Reading {

    private static final int AT_ONCE = 25;

    /** A number and an id may both fit one name. */
    private static final int MOST = 2 * AT_ONCE;

    /** Of an order number in commercetools; asking for longer ones would make addresses that no proxy takes. */
    private static final int LONGEST_NAME = 256;

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    @Override
    public Batch after(String cursor) {
        int from = (int) behind(cursor);
        return after(from, Math.min(from + AT_ONCE, list.names().size()));
    }

    private Batch after(int from, int until) {
        if (from == until) {
            return new Batch.Read(List.of(), true);
        }
        List<String> names = list.names().subList(from, until).stream()
                .filter(name -> name.length() <= LONGEST_NAME)
                .toList();
        OrdersAnswer answer = names.isEmpty() ? new OrdersAnswer.Found(List.of()) : orders.query(where(names), MOST);
        return switch (answer) {
            case OrdersAnswer.TooLarge(Failure failure) ->
                until - from == 1 ? new Batch.Failed(failure) : after(from, from + (until - from) / 2);
            case OrdersAnswer.Failed failed -> new Batch.Failed(failed.failure());
            case OrdersAnswer.Found found ->
                new Batch.Read(
                        candidates(found.orders(), from, until),
                        until == list.names().size());
        };
    }

    private List<Candidate> candidates(List<Order> found, int from, int until) {
        List<Candidate> candidates = new ArrayList<>();
        for (int index = from; index < until; index++) {
            String name = list.names().get(index);
            String cursor = Integer.toString(index + 1);
            candidates.add(named(name, found)
                    .<Candidate>map(order -> new Candidate.Found(order, cursor))
                    .orElseGet(() -> new Candidate.Unknown(name, cursor)));
        }
        return candidates;
    }

    /** A number that looks like another order's id wins: numbers are what people write down. */
    private static Optional<Order> named(String name, List<Order> found) {
        return found.stream()
                .filter(order -> name.equals(order.getOrderNumber()))
                .findFirst()
                .or(() -> found.stream()
                        .filter(order -> name.equals(order.getId()))
                        .findFirst());
    }

    private static String where(List<String> names) {
        String numbers = "orderNumber in (" + quoted(names) + ")";
        List<String> ids =
                names.stream().filter(name -> ID.matcher(name).matches()).toList();
        return ids.isEmpty() ? numbers : numbers + " or id in (" + quoted(ids) + ")";
    }

    private static String quoted(List<String> names) {
        return names.stream()
                .map(name -> '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", "));
    }

    @Override
    public long size() {
        return list.names().size();
    }

    @Override
    public long behind(String cursor) {
        return cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
    }
}
