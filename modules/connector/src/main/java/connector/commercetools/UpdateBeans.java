package connector.commercetools;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UpdateBeans {

    private static final Duration PAUSE = Duration.ofMillis(50);

    @Bean
    OrderUpdates orderUpdates(Orders orders, Conflicts conflicts) {
        return new OrderUpdates(orders, UpdateBeans::pause, conflicts);
    }

    /** Grows with the tries, and is random so that two writers part. */
    private static void pause(int tries) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE.toNanos() * tries) + 1);
    }
}
