package connector.orderflow.inbound;

import connector.audit.AuditLog;
import connector.orderflow.DestinationSettings;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderLinks;
import connector.orderflow.ReturnReports;
import connector.orderflow.Silence;
import connector.workqueue.Cursors;
import connector.workqueue.Recurring;
import connector.workqueue.RecurringSource;
import connector.workqueue.WorkQueue;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The polls: one of each kind per destination that wants one. */
@Configuration(proxyBeanMethods = false)
class InboundBeans {

    @Bean
    DespatchesPoll.Storage despatchesStorage(
            WorkQueue queue, OrderLinks links, Cursors cursors, AuditLog audit, TransactionTemplate transactions) {
        return new DespatchesPoll.Storage(queue, links, cursors, audit, transactions);
    }

    @Bean
    Looks looks(WorkQueue queue, OrderLinks links, Clock clock) {
        return new Looks(queue, links, clock);
    }

    @Bean
    PollStorage pollStorage(
            Looks looks, PendingTable pending, Silence silence, AuditLog audit, TransactionTemplate transactions) {
        return new PollStorage(looks, pending, silence, audit, transactions);
    }

    @Bean
    RecurringSource returnsPolls(
            List<ReturnReports.Poll> polls,
            List<DestinationSettings> destinations,
            ReturnReports reports,
            DespatchesPoll.Storage storage,
            Clock clock) {
        return () -> polls.stream()
                .<Recurring>flatMap(poll -> destinations.stream()
                        .filter(each -> each.name().equals(poll.destination()))
                        .map(each -> new ReturnsPoll(poll, each.timeZone(), reports, storage, clock)))
                .toList();
    }

    @Bean
    RecurringSource despatchesPolls(
            List<DestinationSettings> destinations, OrderFlow orderFlow, DespatchesPoll.Storage storage, Clock clock) {
        return () -> destinations.stream()
                .filter(settings -> settings.poll().enabled())
                .<Recurring>map(settings -> new DespatchesPoll(settings, orderFlow, storage, clock))
                .toList();
    }

    @Bean
    RecurringSource pendingPolls(List<DestinationSettings> destinations, OrderFlow orderFlow, PollStorage storage) {
        return () -> destinations.stream()
                .filter(settings -> settings.poll().pendingInterval().isPositive())
                .<Recurring>map(settings -> new PendingPoll(settings, orderFlow, storage))
                .toList();
    }

    @Bean
    RecurringSource silentOrders(List<DestinationSettings> destinations, PollStorage storage) {
        return () -> destinations.stream()
                .filter(settings -> settings.poll().silentAfter().isPositive())
                .<Recurring>map(settings -> new SilentOrders(settings, storage))
                .toList();
    }
}
