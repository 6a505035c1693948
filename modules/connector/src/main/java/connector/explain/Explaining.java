package connector.explain;

import connector.commercetools.client.ProjectAccess;
import connector.database.Database;
import connector.http.PooledHttpCalls;
import connector.orderexport.Explanation.Verdict;
import connector.orderflow.Facts;
import connector.orderflow.OrderLinks;
import connector.routing.ExportDesk;
import connector.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Explains orders one after the other, as many as there are. It only reads: commercetools, files, and what was sent. */
public final class Explaining {

    private final Settings settings;
    private final boolean json;
    private final Consumer<String> out;

    /** @param json one object per order on one line; else text for people @param out gets each order when it is explained */
    public Explaining(Settings settings, boolean json, Consumer<String> out) {
        this.settings = settings;
        this.json = json;
        this.out = out;
    }

    /** From files alone. Returns whether all orders are released. */
    public boolean offline(List<String> files) {
        return all(files, new Shop.Closed(), Sent.unknown("--offline does not open the database"));
    }

    /** By number, id or file. Returns whether all orders are released. */
    public boolean online(List<String> orders) {
        try (PooledHttpCalls calls = PooledHttpCalls.create(1);
                Memory memory = Memory.open(settings)) {
            ProjectAccess project = ProjectAccess.of(settings.commercetools(), calls, Clock.systemUTC());
            Shop shop = new Shop.Open(project, desk(), settings.commercetools().syncChannel());
            return all(orders, shop, memory.sent());
        }
    }

    /** The connector's database, if it can be had. */
    private record Memory(Optional<Database> database, Sent sent) implements AutoCloseable {

        static Memory open(Settings settings) {
            try {
                Optional<Database> database = Database.openToRead(settings.database());
                String project = settings.commercetools().projectKey();
                return new Memory(
                        database,
                        database.map(each ->
                                        Sent.in(OrderLinks.in(each.dataSource()), Facts.in(each.dataSource()), project))
                                .orElse(Sent.unknown(null)));
            } catch (IllegalStateException doesNotStart) {
                return new Memory(Optional.empty(), Sent.unknown("the connector's database does not start"));
            }
        }

        @Override
        public void close() {
            database.ifPresent(Database::close);
        }
    }

    private boolean all(List<String> orders, Shop shop, Sent sent) {
        Tally tally = new Tally(new WireLines(settings.destinations()));
        OneOrder one = new OneOrder(shop, sent, desk(), settings.commercetools().syncChannel(), Clock.systemUTC());
        Asked asked = new Asked(shop, one, tally::answered);
        orders.forEach(asked::explain);
        return tally.allReleased;
    }

    /** Prints each answer at once, and keeps only whether all were good. */
    private final class Tally {

        private final WireLines wire;
        private boolean allReleased = true;

        Tally(WireLines wire) {
            this.wire = wire;
        }

        void answered(Answer answer) {
            out.accept(json ? new JsonLine(wire).of(answer) + System.lineSeparator() : new TextBlock(wire).of(answer));
            allReleased &= answer.explanation().verdict() == Verdict.RELEASED;
        }
    }

    private ExportDesk desk() {
        return settings.desk();
    }
}
