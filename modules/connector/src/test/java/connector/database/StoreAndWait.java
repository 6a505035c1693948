package connector.database;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process of its own that stores a row in the data folder it is given, says so, and waits to be killed. */
final class StoreAndWait {

    private StoreAndWait() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Database database = Database.open(DatabaseSettings.embedded(folder, 2));
        database.migrate();
        JdbcClient client = JdbcClient.create(database.dataSource());
        client.sql("create table note (words text)").update();
        client.sql("insert into note values ('kept')").update();
        Files.createFile(folder.resolve("stored"));
        Thread.sleep(Long.MAX_VALUE);
    }
}
