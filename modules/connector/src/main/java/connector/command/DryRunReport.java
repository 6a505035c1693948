package connector.command;

import connector.audit.Failure;
import connector.backfill.DryRun;
import connector.backfill.Selection;
import connector.orderexport.Explanation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** What a dry run of a backfill tells: a line per order and a summary. */
final class DryRunReport implements DryRun.Listener {

    private final CommandLine line;
    private final Selection selection;
    private final boolean json;
    private final Map<String, Integer> totals = new LinkedHashMap<>();
    private final Stopwatch time = new Stopwatch();

    DryRunReport(CommandLine line, Selection selection, boolean json) {
        this.line = line;
        this.selection = selection;
        this.json = json;
        WouldBe.VERDICTS.forEach(verdict -> totals.put(verdict, 0));
    }

    @Override
    public void would(String number, String id, Explanation explanation) {
        tell(WouldBe.of(number, id, explanation));
    }

    @Override
    public void unknown(String name) {
        tell(WouldBe.unknown(name));
    }

    private void tell(WouldBe order) {
        totals.merge(order.verdict(), 1, Integer::sum);
        print(json ? text(order.asMap()) : order.line());
    }

    /** @param failure why it could not be told to the end */
    void ended(Optional<Failure> failure) {
        print(json ? text(summary(failure.isEmpty())) : selection.words() + ", dry run: " + words());
        failure.ifPresent(why -> line.getErr()
                .println("Stopped, because commercetools could not be read: " + why.words() + ". Nothing was stored."));
    }

    void withoutDatabase() {
        line.getErr()
                .println(
                        "Stopped, because the connector's database cannot be read, so nobody knows what was exported before."
                                + " Is it up, and has ./connector serve run on it?");
    }

    private String words() {
        return WouldBe.totals(totals) + "; " + time.seconds() + " s. Nothing was sent or stored.";
    }

    private Map<String, Object> summary(boolean finished) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("selection", selection.name());
        summary.put("dryRun", true);
        summary.put("finished", finished);
        summary.put("totals", totals);
        summary.put("seconds", time.seconds());
        return summary;
    }

    /** Whether there is nothing among them that anybody would have to look at. */
    boolean allGo() {
        return WouldBe.go(totals);
    }

    private static String text(Map<String, Object> object) {
        return JsonMapper.shared().writeValueAsString(object);
    }

    private void print(String text) {
        line.getOut().println(text);
        line.getOut().flush();
    }
}
