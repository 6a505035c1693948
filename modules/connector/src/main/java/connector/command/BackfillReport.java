package connector.command;

import connector.backfill.Backfill.Ending;
import connector.backfill.Counts;
import connector.backfill.Selection;
import connector.backfill.Watching;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** What a backfill tells: its summary on the output, progress and trouble on the error output. */
final class BackfillReport implements Watching, AutoCloseable {

    private final CommandLine line;
    private final Selection selection;
    private final boolean json;
    private final ShownProgress progress;
    private final Stopwatch time = new Stopwatch();

    BackfillReport(CommandLine line, Selection selection, boolean json) {
        this.line = line;
        this.selection = selection;
        this.json = json;
        this.progress = new ShownProgress(line.getErr());
    }

    @Override
    public void goesOn(Counts before) {
        progress.say("An earlier run was broken off after " + (before.found() + before.missing())
                + " orders: going on behind them. (--restart begins anew.)");
    }

    @Override
    public void at(long behind, long size, Counts counts) {
        progress.at(behind, size, words(counts));
    }

    @Override
    public void unknown(String name) {
        progress.say("not found: " + name);
    }

    private static String words(Counts counts) {
        return counts.found() + " found, " + counts.queued() + " queued, " + counts.known() + " already known, "
                + counts.missing() + " not found";
    }

    @Override
    public void close() {
        progress.close();
    }

    /** @param untaken lanes with work that no service takes */
    void ended(Ending ending, long untaken) {
        String summary = json
                ? JsonMapper.shared().writeValueAsString(summary(ending, untaken))
                : selection.words() + ": " + words(ending.counts()) + ", " + time.seconds() + " s";
        line.getOut().println(summary);
        line.getOut().flush();
        if (ending instanceof Ending.Stopped stopped) {
            progress.say("Stopped, because commercetools could not be read: "
                    + stopped.failure().words() + ". The same command goes on from there.");
        }
        if (untaken > 0) {
            progress.say("No service takes the work up: " + untaken
                    + " orders wait. Start ./connector serve to work them off.");
        }
    }

    private Map<String, Object> summary(Ending ending, long untaken) {
        Counts counts = ending.counts();
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("selection", selection.name());
        summary.put("finished", ending instanceof Ending.Finished);
        summary.put("found", counts.found());
        summary.put("queued", counts.queued());
        summary.put("alreadyKnown", counts.known());
        summary.put("notFound", counts.missing());
        summary.put("seconds", time.seconds());
        summary.put("waitingForService", untaken);
        return summary;
    }
}
