package connector.orderflow.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.AuditLog;
import connector.http.HttpCalls;
import connector.orderflow.DestinationSettings;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderLinks;
import connector.orderflow.Silence;
import connector.orderflow.doubles.Destinations;
import connector.orderflow.doubles.KnownLinks;
import connector.orderflow.doubles.PlainHttpCalls;
import connector.orderflow.doubles.RememberedAudit;
import connector.orderflow.doubles.RememberedQueue;
import connector.workqueue.Cursors;
import connector.workqueue.Recurring;
import connector.workqueue.RecurringSource;
import connector.workqueue.WorkQueue;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring puts the edge together from a list of destinations and what the rest of the house gives. */
class WiringTest {

    @Configuration
    static class Rest {

        @Bean
        List<DestinationSettings> destinations() {
            return List.of(Destinations.nowhere().settings());
        }

        @Bean
        HttpCalls http() {
            return new PlainHttpCalls();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        WorkQueue queue() {
            return new RememberedQueue();
        }

        @Bean
        AuditLog audit() {
            return new RememberedAudit();
        }

        @Bean
        OrderLinks links() {
            return new KnownLinks();
        }

        @Bean
        JdbcClient jdbc() {
            return JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://localhost:1/never"));
        }

        @Bean
        Silence silence() {
            return Silence.in(new DriverManagerDataSource("jdbc:postgresql://localhost:1/never"));
        }

        @Bean
        Cursors cursors() {
            return new Cursors() {
                @Override
                public Optional<String> read(String name) {
                    return Optional.empty();
                }

                @Override
                public void write(String name, String value) {}
            };
        }

        @Bean
        TransactionTemplate transactions() {
            return new TransactionTemplate(new PlatformTransactionManager() {
                @Override
                public TransactionStatus getTransaction(TransactionDefinition definition) {
                    return new SimpleTransactionStatus();
                }

                @Override
                public void commit(TransactionStatus status) {}

                @Override
                public void rollback(TransactionStatus status) {}
            });
        }
    }

    @Test
    void everyPartFindsWhatItNeeds() {
        try (AnnotationConfigApplicationContext house = new AnnotationConfigApplicationContext()) {
            house.register(Rest.class);
            house.scan("connector.orderflow.client");
            house.register(PushController.class, PushIntake.class, PendingTable.class, InboundBeans.class);
            house.refresh();
            assertThat(house.getBean(OrderFlow.class)).isNotNull();
            assertThat(house.getBean(PushController.class)).isNotNull();
            assertThat(house.getBeansOfType(RecurringSource.class).values().stream()
                            .flatMap(source -> source.recurring().stream())
                            .map(Recurring::name))
                    .containsExactlyInAnyOrder(
                            "orderflow.despatches/leeds", "orderflow.pending/leeds", "orderflow.silent/leeds");
        }
    }
}
