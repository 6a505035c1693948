package connector.backfill;

import connector.audit.Failure;
import connector.commercetools.Channels;
import connector.commercetools.ProjectKeys;
import connector.orderexport.Explainer;
import connector.orderexport.Explainer.Verdict;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLinks;
import connector.routing.ExportDesk;
import connector.routing.OrderFacts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says for each order of a selection what would happen to it. Only asks: nothing is sent and nothing stored. */
public final class DryRun {

    private final Project project;
    private final ExportDesk desk;
    private final OrderLinks links;
    private final Clock clock;

    public DryRun(Project project, ExportDesk desk, OrderLinks links, Clock clock) {
        this.project = project;
        this.desk = desk;
        this.links = links;
        this.clock = clock;
    }

    /** Hears what would happen. */
    public interface Listener {

        /** @param number what people call the order */
        void would(String number, String id, Verdict verdict);

        void unknown(String name);
    }

    /** @return why it could not be told to the end; empty when it was */
    public Optional<Failure> run(Selection selection, String syncChannel, Pace pace, Listener listener) {
        return switch (project.channels().byKey(syncChannel)) {
            case Channels.ChannelAnswer.Failed failed -> Optional.of(failed.failure());
            case Channels.ChannelAnswer.Missing _ -> run(selection, (String) null, listener, pace);
            case Channels.ChannelAnswer.Found channel -> run(selection, channel.id(), listener, pace);
        };
    }

    private Optional<Failure> run(Selection selection, @Nullable String channel, Listener listener, Pace pace) {
        Reading reading = Reading.of(selection, project.orders(), project.pages());
        String cursor = "";
        while (true) {
            switch (reading.after(cursor)) {
                case Batch.Failed failed -> {
                    return Optional.of(failed.failure());
                }
                case Batch.Read batch -> {
                    for (Candidate candidate : batch.candidates()) {
                        pace.await();
                        Optional<Failure> failed = tell(candidate, channel, listener);
                        if (failed.isPresent()) {
                            return failed;
                        }
                        cursor = candidate.cursor();
                    }
                    if (batch.last()) {
                        return Optional.empty();
                    }
                }
            }
        }
    }

    private Optional<Failure> tell(Candidate candidate, @Nullable String channel, Listener listener) {
        return switch (candidate) {
            case Candidate.Unknown unknown -> {
                listener.unknown(unknown.name());
                yield Optional.empty();
            }
            case Candidate.Found found ->
                switch (project.keys().of(found.order(), desk.needs())) {
                    case ProjectKeys.KeysAnswer.Failed failed -> Optional.of(failed.failure());
                    case ProjectKeys.KeysAnswer.Known known -> {
                        OrderFacts facts = new OrderFacts(found.order(), known.keys(), clock.instant());
                        String id = found.order().getId();
                        List<OrderLink> there = links.ofOrder(project.key(), id);
                        listener.would(found.number(), id, new Explainer(desk).verdict(facts, there, channel));
                        yield Optional.empty();
                    }
                };
        };
    }
}
