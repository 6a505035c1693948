package connector.audit;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The audit log on the connector's database, which is migrated by then. */
@Configuration(proxyBeanMethods = false)
class AuditBeans {

    @Bean
    AuditLog auditLog(DataSource dataSource, ObjectProvider<RedactionPolicy> policy) {
        return new AuditTable(dataSource, policy.getIfAvailable(() -> RedactionPolicy.STANDARD));
    }

    @Bean
    AuditStory auditStory(DataSource dataSource) {
        return new StoryTable(dataSource);
    }

    @Bean(initMethod = "createAhead")
    AuditPartitions auditPartitions(DataSource dataSource, Clock clock) {
        return new AuditPartitions(new PartitionTable(dataSource), clock);
    }
}
