package connector.console;

import connector.database.TestDatabase;
import connector.orderflow.Despatch;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows as the service leaves them, each a second younger than the one before. */
final class KeptOrders {

    private final JdbcClient jdbc;
    private Instant now = ServedConsole.NOON.minus(Duration.ofMinutes(30));

    KeptOrders(TestDatabase database) {
        jdbc = JdbcClient.create(database.dataSource());
    }

    KeptOrders order(String id, String laneState) {
        return lane("order/shop/" + id, laneState, 0, null, null);
    }

    KeptOrders retrying(String id, int attempts, String reason) {
        return lane("order/shop/" + id, "retrying", attempts, reason, null);
    }

    KeptOrders parked(String id, String reason, String help) {
        return lane("order/shop/" + id, "parked", 0, reason, help);
    }

    KeptOrders lane(String key, String state, int attempts, @Nullable String reason, @Nullable String help) {
        now = now.plusSeconds(1);
        jdbc.sql("""
                        insert into lane (key, state, attempts, reason, help, next_try, opened_at, changed_at)
                        values (:key, :state, :attempts, :reason, :help, :next, :now, :now)""")
                .param("key", key)
                .param("state", state)
                .param("attempts", attempts)
                .param("reason", reason)
                .param("help", help)
                .param("next", state.equals("retrying") ? Timestamp.from(ServedConsole.NOON.plusSeconds(7)) : null)
                .param("now", Timestamp.from(now))
                .update();
        return this;
    }

    KeptOrders exported(String id, String number, String state) {
        jdbc.sql("""
                        insert into order_link (destination, reference, project_key, order_id, order_number, fingerprint,
                            state, changed_at)
                        values ('leeds', :number, 'shop', :id, :number, 'f', :state, :now)""")
                .param("number", number)
                .param("id", id)
                .param("state", state)
                .param("now", Timestamp.from(now))
                .update();
        return this;
    }

    KeptOrders despatched(String id, String shipment, String packages) {
        jdbc.sql("""
                        insert into fact (project_key, order_id, key, content, told_at)
                        values ('shop', :id, :key, jsonb_build_object('packages', :packages::jsonb), :now)""")
                .param("id", id)
                .param("key", "despatch/" + shipment)
                .param("packages", packages)
                .param("now", Timestamp.from(now))
                .update();
        return this;
    }

    KeptOrders shipmentNews(String id, String state) {
        jdbc.sql("""
                        insert into inbox (lane, kind, source, dedupe_key, headers, body, correlation_id, received_at, state)
                        values ('order/shop/' || :id, :kind, 's', gen_random_uuid()::text, '{}', '', 'c', :now, :state)""")
                .param("id", id)
                .param("kind", Despatch.SHIPMENT_NEWS)
                .param("now", Timestamp.from(now))
                .param("state", state)
                .update();
        return this;
    }

    KeptOrders message(String state) {
        jdbc.sql("""
                        insert into inbox (kind, source, dedupe_key, headers, body, correlation_id, received_at, state)
                        values ('k', 's', gen_random_uuid()::text, '{}', '', 'c', :now, :state)""").param("now", Timestamp.from(now)).param("state", state).update();
        return this;
    }
}
