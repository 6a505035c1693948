package connector.settings;

import connector.commercetools.CommercetoolsSettings;
import connector.database.Database;
import connector.orderflow.DestinationSettings;
import connector.orderflow.ReturnReports;
import connector.routing.ExportDesk;
import connector.routing.ProductRules;
import connector.routing.ReturnDesk;
import connector.routing.ShipmentDesk;
import connector.routing.StateTables;
import connector.workqueue.WorkSettings;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands each part of the program its section, and opens the database first of all. */
@Configuration(proxyBeanMethods = false)
class SettingsBeans {

    @Bean
    CommercetoolsSettings commercetoolsSettings(Settings settings) {
        return settings.commercetools();
    }

    @Bean
    List<DestinationSettings> destinationSettings(Settings settings) {
        return settings.destinations();
    }

    @Bean
    WorkSettings workSettings(Settings settings) {
        return settings.work();
    }

    @Bean
    ExportDesk exportDesk(Settings settings) {
        return settings.desk();
    }

    @Bean
    ProductRules productRules(Settings settings) {
        return settings.products();
    }

    @Bean
    ShipmentDesk shipmentDesk(Settings settings) {
        return settings.shipments();
    }

    @Bean
    ReturnDesk returnDesk(Settings settings) {
        return new ReturnDesk(
                settings.commercetools().projectKey(), settings.returns().tables());
    }

    @Bean
    List<ReturnReports.Poll> returnPolls(Settings settings) {
        return settings.returns().polls();
    }

    @Bean
    StateTables stateTables(Settings settings) {
        return settings.states();
    }

    @Bean(destroyMethod = "close")
    Database database(Settings settings) {
        Database database = Database.open(settings.database());
        database.migrate();
        return database;
    }

    /** Closed by the database that owns it. */
    @Bean(destroyMethod = "")
    DataSource dataSource(Database database) {
        return database.dataSource();
    }
}
