package connector.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedDatabaseTest {

    @TempDir
    Path temp;

    DataFolder folder;

    @BeforeEach
    void folder() {
        folder = new DataFolder(temp.resolve("data"));
    }

    @Test
    void whatWasStoredIsThereAfterARestartAndIsDurable() {
        try (Database first = open()) {
            first.migrate();
            sql(first, "create table note (words text)");
            sql(first, "insert into note values ('sold')");
        }

        try (Database again = open()) {
            again.migrate();
            assertThat(ask(again, "select words from connector.note")).isEqualTo("sold");
            assertThat(ask(again, "show fsync")).isEqualTo("on");
            assertThat(ask(again, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(again, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(again, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void nobodyGetsInWithoutThePasswordWhichOnlyWeCanRead() throws IOException {
        try (Database database = open()) {
            assertThat(ask(database, "select 'in'")).isEqualTo("in");
            String url = folder.login().url();

            assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.passwordFile())))
                .isEqualTo("rw-------");
        assertThat(folder.password()).hasSizeGreaterThan(40);
    }

    @Test
    void aSecondOpenerOnlyConnectsAndLeavesTheServerToItsOwner() {
        try (Database owner = open()) {
            try (Database guest = open()) {
                assertThat(ask(guest, "select 1")).isEqualTo("1");
            }
            assertThat(ask(owner, "select 2")).isEqualTo("2");
        }
    }

    @Test
    void aGuestTakesOverWhenTheOwnerGoes() {
        Database owner = open();
        try (EmbeddedServer guest = EmbeddedServer.open(folder)) {
            assertThat(guest.owned()).isFalse();
            int port = folder.port();

            owner.close();

            assertThat(waitFor(guest::owned)).isTrue();
            assertThat(folder.port()).isEqualTo(port);
            assertThat(new Leftovers(folder).answers()).isTrue();
        }
    }

    @Test
    void theServerOfAKilledProcessIsAdopted() throws Exception {
        Process killed = anotherProcess();
        int port = folder.port();
        killed.destroyForcibly().waitFor();

        try (Database heir = open()) {
            assertThat(folder.port()).isEqualTo(port);
            assertThat(ask(heir, "select words from note")).isEqualTo("kept");
        }
        assertThat(Ports.isFree(port)).as("stopped by its new owner").isTrue();
    }

    @Test
    void theDataSurvivesWhenProcessAndServerAreKilledTogether() throws Exception {
        Process killed = anotherProcess();
        postmaster().destroyForcibly();
        killed.destroyForcibly().waitFor();

        try (Database heir = open()) {
            assertThat(ask(heir, "select words from note")).isEqualTo("kept");
        }
    }

    @Test
    void aServerThatIsKilledUnderTheServiceComesBackByItself() throws Exception {
        try (Database database = open()) {
            sql(database, "create schema connector");
            sql(database, "create table note (words text)");
            sql(database, "insert into note values ('kept')");
            int port = folder.port();

            long killed = postmaster().pid();
            postmaster().destroyForcibly();

            assertThat(waitFor(() -> runsAs(database, killed))).isTrue();
            assertThat(folder.port()).isEqualTo(port);
            // pooled connections to the dead server may each fail once more
            assertThat(waitFor(() -> told(database, "select words from note").equals("kept")))
                    .isTrue();
            assertThat(told(database, "show fsync")).isEqualTo("on");
        }
        assertThat(Ports.isFree(folder.port())).as("stopped by its owner").isTrue();
    }

    @Test
    void whoeverIsFrozenInATransactionLocksNobodyOutForLong() {
        try (Database database = open()) {
            assertThat(ask(database, "show idle_in_transaction_session_timeout"))
                    .isEqualTo("5s");
        }
    }

    @Test
    void aPlanThatIsMadeForASmallTableIsRightForALargeOne() {
        try (Database database = open()) {
            database.migrate();
            sql(
                    database,
                    "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                            + " values ('lane', 'x', now(), false, 1)");
            sql(database, "vacuum analyze scheduled_tasks");
            assertThat(ask(
                            database,
                            "explain (format json) delete from scheduled_tasks"
                                    + " where task_name = 'lane' and task_instance = 'x'"))
                    .contains("Index Scan")
                    .doesNotContain("Seq Scan");
        }
    }

    @Test
    void anotherPortIsTakenWhenAStrangerHasOurs() throws IOException {
        open().close();
        int port = folder.port();

        try (ServerSocket stranger = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                Database database = open()) {
            assertThat(stranger.isBound()).isTrue();
            assertThat(folder.port()).isNotEqualTo(port);
            assertThat(ask(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aPidFileThatPointsAtAStrangerDoesNotStopTheStart() throws IOException {
        open().close();
        Files.writeString(
                folder.data().resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + folder.data() + "\n1\n" + folder.port() + "\n\n127.0.0.1\n");

        try (Database database = open()) {
            assertThat(ask(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void anInterruptedFirstStartIsMadeAgain() throws IOException {
        Files.createDirectories(folder.data());
        Files.writeString(folder.data().resolve("postgresql.conf"), "# half of it");
        Files.writeString(folder.unfinished(), "");

        try (Database database = open()) {
            assertThat(ask(database, "select 1")).isEqualTo("1");
        }
        assertThat(folder.unfinished()).doesNotExist();
    }

    private Database open() {
        return Database.open(DatabaseSettings.embedded(folder.root(), 3));
    }

    /** A process that has stored a note, and runs on. */
    private Process anotherProcess() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreAndWait.class.getName(),
                        folder.root().toString())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("process.log").toFile())
                .start();
        assertThat(waitFor(() -> Files.exists(folder.root().resolve("stored"))))
                .as("see " + temp.resolve("process.log"))
                .isTrue();
        return process;
    }

    private ProcessHandle postmaster() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(folder.data().resolve("postmaster.pid")).getFirst());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private boolean runsAs(Database database, long another) {
        try {
            return postmaster().pid() != another && answers(database);
        } catch (IOException | RuntimeException between) {
            return false;
        }
    }

    private static String told(Database database, String sql) {
        try {
            return ask(database, sql);
        } catch (DataAccessException away) {
            return "";
        }
    }

    private static boolean answers(Database database) {
        try {
            return ask(database, "select 1").equals("1");
        } catch (DataAccessException away) {
            return false;
        }
    }

    private static boolean waitFor(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return condition.getAsBoolean();
    }

    private static void sql(Database database, String sql) {
        JdbcClient.create(database.dataSource()).sql(sql).update();
    }

    private static String ask(Database database, String sql) {
        return JdbcClient.create(database.dataSource())
                .sql(sql)
                .query((row, number) -> row.getString(1))
                .single();
    }
}
