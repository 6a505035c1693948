package connector.orderflow;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The authorisations, one row per order and authorisation. */
@Component
class ReturnAuthorisationTable implements ReturnAuthorisations {

    private final JdbcClient jdbc;

    ReturnAuthorisationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> ordersOf(String projectKey, String destination, String authorisation) {
        return jdbc.sql("select order_id from return_authorisation where destination = :destination"
                        + " and authorisation = :authorisation and project_key = :project order by order_id")
                .param("destination", destination)
                .param("authorisation", authorisation)
                .param("project", projectKey)
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Override
    public void save(String projectKey, String destination, String authorisation, String orderId) {
        jdbc.sql("""
                        insert into return_authorisation (destination, authorisation, project_key, order_id)
                        values (:destination, :authorisation, :project, :order) on conflict do nothing""")
                .param("destination", destination)
                .param("authorisation", authorisation)
                .param("project", projectKey)
                .param("order", orderId)
                .update();
    }
}
