package connector.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where a server is and how to get in. */
record Login(String url, @Nullable String user, @Nullable String password) {

    /** A connection outside of the pool. Whoever answers at that port has 5 s to turn out to be a PostgreSQL. */
    Connection connect() throws SQLException {
        Properties properties = properties();
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "5");
        return DriverManager.getConnection(url, properties);
    }

    Properties properties() {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", "5");
        return properties;
    }

    @Override
    public String toString() {
        return "login of " + user;
    }
}
