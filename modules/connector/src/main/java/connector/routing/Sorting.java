package connector.routing;

import connector.routing.Condition.Answer;
import connector.routing.Suffix.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One order on its way through the routes: collects what goes which way, and what goes nowhere. */
final class Sorting {

    private final List<Route> routes;
    private final OrderFacts facts;
    private final Map<Way, Load> loads = new HashMap<>();
    private final Set<String> lost = new LinkedHashSet<>();
    private int pieces;
    private int lostPieces;
    private Optional<Routing.NoRoute> unclear = Optional.empty();

    Sorting(List<Route> routes, OrderFacts facts) {
        this.routes = routes;
        this.facts = facts;
    }

    /** @param winners indexes of the routes that led here */
    private record Load(Way way, List<Consignment.Part> parts, TreeSet<Integer> winners) {}

    /** Pieces that need a way of their own. */
    void send(Piece piece) {
        pieces++;
        Optional<Integer> winner = winner(piece);
        if (winner.isPresent()) {
            load(way(winner.get(), piece), winner.get()).parts().add(piece.part());
        } else {
            lostPieces++;
            lost.add(piece.words());
        }
    }

    /** Pieces of a custom line item beside goods: with the goods to the same target, or where a rule for lines sends them. */
    void sendAlong(Piece piece) {
        if (piece.targeted()) {
            sameTarget(piece).ifPresentOrElse(load -> load.parts().add(piece.part()), () -> send(piece));
        } else if (winner(piece)
                .filter(each -> routes.get(each).takes().looksAtLines())
                .isPresent()) {
            send(piece);
        }
    }

    /** @param whole stands for the order */
    Routing ofNothing(Piece whole) {
        send(whole);
        loads.values().forEach(each -> each.parts().clear());
        return routing();
    }

    Routing routing() {
        if (unclear.isPresent()) {
            return unclear.get();
        }
        if (!lost.isEmpty()) {
            String who = lostPieces == pieces ? "this order" : "line(s) " + String.join(", ", lost);
            return new Routing.NoRoute(
                    "no route takes " + who,
                    "Add a rule to 'routes' that fits its store, country and currency, then replay it.");
        }
        return new Routing.Routed(inOrder().map(this::consignment).toList());
    }

    private Consignment consignment(Load load) {
        Way way = load.way();
        String rules =
                load.winners().stream().map(each -> routes.get(each).rule()).collect(Collectors.joining(", "));
        return new Consignment(
                rules, way.destination(), way.site(), loads.size() == 1 ? null : Suffix.of(way), load.parts());
    }

    /** In an order that does not depend on that of the lines. */
    private Stream<Load> inOrder() {
        return loads.values().stream()
                .sorted(Comparator.comparing((Load load) -> load.winners().first())
                        .thenComparing(load -> Suffix.of(load.way())));
    }

    private Optional<Load> sameTarget(Piece piece) {
        return inOrder()
                .filter(each -> Objects.equals(
                                each.way().shippingKey(), piece.part().shippingKey())
                        && Objects.equals(each.way().addressKey(), piece.part().addressKey()))
                .findFirst();
    }

    private Load load(Way way, int winner) {
        Load load = loads.computeIfAbsent(way, first -> new Load(way, new ArrayList<>(), new TreeSet<>()));
        load.winners().add(winner);
        return load;
    }

    private Way way(int route, Piece piece) {
        Route won = routes.get(route);
        return new Way(
                won.destination(),
                won.site(),
                piece.part().shippingKey(),
                piece.part().addressKey());
    }

    private Optional<Integer> winner(Piece piece) {
        for (int index = 0; index < routes.size(); index++) {
            switch (routes.get(index).asked(facts, piece)) {
                case Answer.Yes yes -> {
                    return Optional.of(index);
                }
                case Answer.No no -> {}
                case Answer.Unclear why -> {
                    unclear = Optional.of(new Routing.NoRoute(
                            "the condition of route '" + routes.get(index).rule() + "' has no answer for "
                                    + piece.words() + ": " + why.why(),
                            "Correct the route's 'when'; config check tries it on recent orders. Then replay it."));
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
