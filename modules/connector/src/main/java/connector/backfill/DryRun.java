package connector.backfill;

import connector.audit.Failure;
import connector.commercetools.Channels;
import connector.commercetools.ProjectKeys;
import connector.orderexport.Explainer;
import connector.orderexport.Explanation;
import connector.orderflow.OrderLink;
import connector.routing.ExportDesk;
import connector.routing.OrderFacts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Says for each order of a selection what would happen to it. Only asks: nothing is sent and nothing stored. */
public final class DryRun {

    private final Project project;
    private final ExportDesk desk;
    private final Function<String, List<OrderLink>> sent;
    private final Clock clock;

    /** @param sent what was sent of an order before, by its id */
    public DryRun(Project project, ExportDesk desk, Function<String, List<OrderLink>> sent, Clock clock) {
        this.project = project;
        this.desk = desk;
        this.sent = sent;
        this.clock = clock;
    }

    /** Hears what would happen. */
    public interface Listener {

        /** @param number what people call the order */
        void would(String number, String id, Explanation explanation);

        void unknown(String name);
    }

    /** @return why it could not be told to the end; empty when it was */
    public Optional<Failure> run(Selection selection, String syncChannel, Pace pace, Listener listener) {
        Explainer explainer = new Explainer(desk);
        return switch (project.channels().byKey(syncChannel)) {
            case Channels.ChannelAnswer.Failed failed -> Optional.of(failed.failure());
            case Channels.ChannelAnswer.Missing _ ->
                run(selection, pace, listener, (facts, there) -> explainer.withoutChannel(facts, there, syncChannel));
            case Channels.ChannelAnswer.Found channel ->
                run(selection, pace, listener, (facts, there) -> explainer.explain(facts, there, channel.id()));
        };
    }

    private Optional<Failure> run(
            Selection selection,
            Pace pace,
            Listener listener,
            BiFunction<OrderFacts, List<OrderLink>, Explanation> explain) {
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
                        Optional<Failure> failed = tell(candidate, listener, explain);
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

    private Optional<Failure> tell(
            Candidate candidate, Listener listener, BiFunction<OrderFacts, List<OrderLink>, Explanation> explain) {
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
                        listener.would(found.number(), id, explain.apply(facts, sent.apply(id)));
                        yield Optional.empty();
                    }
                };
        };
    }
}
