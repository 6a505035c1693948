package proof.crash;

import static org.assertj.core.api.Assertions.assertThat;

import connector.database.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import sandbox.http.Request;

/**
 * {@code kill -9} of the connector at its worst moments, again and again while orders flow. The schedules are off, so what an
 * acknowledged message is about only happens if the message was stored. Larger: {@code -Dproof.orders=500 -Dproof.kills=50}.
 */
class KilledConnectorTest {

    private static final int ORDERS = Integer.getInteger("proof.orders", 20);
    private static final int KILLS = Integer.getInteger("proof.kills", 3);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path folder;

    /** A moment in an order's life at which the process dies. */
    enum Moment {
        THE_WAREHOUSE_TOOK_IT_AND_NOBODY_KNOWS,
        COMMERCETOOLS_WAS_TOLD_AND_NOBODY_KNOWS,
        A_PARCEL_WAS_WRITTEN_AND_NOBODY_KNOWS,
        THE_IMPORT_IS_ON_ITS_WAY;

        boolean isNow(Request request, boolean tookEffect) {
            return switch (this) {
                case THE_IMPORT_IS_ON_ITS_WAY -> !tookEffect && Calls.isImport(request);
                case THE_WAREHOUSE_TOOK_IT_AND_NOBODY_KNOWS -> tookEffect && Calls.isImport(request);
                case COMMERCETOOLS_WAS_TOLD_AND_NOBODY_KNOWS -> tookEffect && Calls.isUpdate(request, "updateSyncInfo");
                case A_PARCEL_WAS_WRITTEN_AND_NOBODY_KNOWS -> tookEffect && Calls.isUpdate(request, "addDelivery");
            };
        }
    }

    @Test
    void nothingIsLostOrDoubledHoweverOftenTheProcessDies() throws Exception {
        int port = Stage.freePort();
        DatabaseSettings database = DatabaseSettings.embedded(folder.resolve("data"), 10);
        try (Stage stage = new Stage("killed connector")) {
            stage.someFaults();
            stage.openWarehouse();
            ConnectorProcess connector = stage.start("connector", port, 8, database);
            stage.say("first start is done");
            stage.tell(port, 0.1);
            for (int kill = 0; kill < KILLS; kill++) {
                Moment moment = Moment.values()[kill % Moment.values().length];
                Killer killer = new Killer(moment, connector);
                stage.watch(killer);
                stage.place(ORDERS / KILLS + (kill < ORDERS % KILLS ? 1 : 0));
                assertThat(killer.struck.await(60, TimeUnit.SECONDS))
                        .as("it came to: " + moment)
                        .isTrue();
                stage.say("kill " + (kill + 1) + " of " + connector + ": " + moment);
                connector = stage.start("connector", port, 8, database);
                stage.say("it is back as " + connector);
            }
            stage.watch(Gateway.Watch.NOTHING);

            stage.endsWell(Duration.ofSeconds(60 + ORDERS));
            stage.nothingWasSentBlindly();

            assertThat(InsideTable.ofFolder(folder.resolve("data")).missing(stage.acknowledged()))
                    .as("acknowledged, but not stored")
                    .isEmpty();
        } finally {
            new PostgresProcesses(folder).kill();
        }
    }

    /** Kills once, in the thread of the call that it waits for: the answer never reaches anybody. */
    private static final class Killer implements Gateway.Watch {

        final CountDownLatch struck = new CountDownLatch(1);
        private final Moment moment;
        private final AtomicReference<ConnectorProcess> victim;

        Killer(Moment moment, ConnectorProcess victim) {
            this.moment = moment;
            this.victim = new AtomicReference<>(victim);
        }

        @Override
        public void arrived(String who, Request request) {
            strike(request, false);
        }

        @Override
        public void tookEffect(String who, Request request, int status) {
            strike(request, status / 100 == 2);
        }

        private void strike(Request request, boolean tookEffect) {
            ConnectorProcess doomed = moment.isNow(request, tookEffect) ? victim.getAndSet(null) : null;
            if (doomed != null) {
                doomed.kill();
                struck.countDown();
            }
        }
    }
}
