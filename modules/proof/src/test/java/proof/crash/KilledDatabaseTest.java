package proof.crash;

import static org.assertj.core.api.Assertions.assertThat;

import connector.database.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of PostgreSQL, all its processes, while orders flow. */
class KilledDatabaseTest {

    private static final int ORDERS = Integer.getInteger("proof.orders", 20);

    @TempDir
    Path folder;

    @Test
    void whileTheDatabaseIsAwayNothingIsAcknowledgedAndNothingIsLost() throws Exception {
        int port = Stage.freePort();
        try (OwnDatabase database = new OwnDatabase(folder.resolve("data"));
                Stage stage = new Stage("database away")) {
            stage.someFaults();
            stage.openWarehouse();
            stage.start("connector", port, 8, database.byUrl());
            stage.tell(port, 0.1);
            stage.place(ORDERS / 2);
            Patience.until(
                    Duration.ofSeconds(30),
                    "orders flow",
                    () -> stage.sandbox().orderFlow().orders().size() >= 3);

            stage.say("killed " + database.kill() + " database processes");
            stage.place(ORDERS - ORDERS / 2);
            Patience.until(Duration.ofSeconds(40), "the intake answers 503", () -> stage.answered(503) > 0);
            long answered = stage.answered(503);
            database.start();
            stage.say("database is back; 503 was answered " + answered + " times meanwhile");

            stage.endsWell(Duration.ofSeconds(60 + ORDERS));
            stage.nothingWasSentBlindly();
            assertThat(new InsideTable(database.byUrl()).missing(stage.acknowledged()))
                    .as("acknowledged, but not stored")
                    .isEmpty();
        }
    }

    @Test
    void theServiceBringsItsEmbeddedDatabaseBackByItself() throws Exception {
        int port = Stage.freePort();
        Path data = folder.resolve("data");
        PostgresProcesses postgres = new PostgresProcesses(data);
        try (Stage stage = new Stage("database killed")) {
            stage.openWarehouse();
            stage.start("connector", port, 8, DatabaseSettings.embedded(data, 10));
            stage.tell(port, 0.1);
            for (int kill = 1; kill <= 2; kill++) {
                stage.place(ORDERS / 4);
                int expected = stage.sandbox().orderFlow().orders().size() + 1;
                Patience.until(
                        Duration.ofSeconds(40),
                        "orders flow",
                        () -> stage.sandbox().orderFlow().orders().size() >= expected);
                stage.say("kill " + kill + " of " + postgres.kill() + " database processes");
            }

            stage.endsWell(Duration.ofSeconds(60 + ORDERS));
            stage.nothingWasSentBlindly();
            assertThat(InsideTable.ofFolder(data).missing(stage.acknowledged()))
                    .as("acknowledged, but not stored")
                    .isEmpty();
        } finally {
            postgres.kill();
        }
    }
}
