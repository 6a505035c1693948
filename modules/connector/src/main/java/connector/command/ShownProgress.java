package connector.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far long work is: a bar on a terminal, elsewhere a line now and then. On the error output, beside the results. */
final class ShownProgress implements AutoCloseable {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final int BETWEEN_FRAMES_MS = 200;
    private static final int PERCENT = 100;

    private final PrintWriter lines;
    private final boolean asBar;
    private final List<String> forLater = new ArrayList<>();
    private @Nullable ProgressBar bar;
    private long lastLine = System.nanoTime();

    /** @param lines where the lines go; whoever sits at a terminal sees the bar instead */
    ShownProgress(PrintWriter lines) {
        this.lines = lines;
        this.asBar = System.console() != null && System.console().isTerminal();
    }

    /** @param words short */
    void at(long done, long all, String words) {
        if (asBar) {
            ProgressBar shown = bar == null ? newBar() : bar;
            bar = shown;
            shown.maxHint(all).stepTo(done).setExtraMessage(" " + words);
        } else if (System.nanoTime() - lastLine >= BETWEEN_LINES.toNanos()) {
            lastLine = System.nanoTime();
            say((all == 0 ? PERCENT : PERCENT * done / all) + " %: " + words);
        }
    }

    /** A bar that is on its way is not disturbed. */
    void say(String words) {
        if (bar == null) {
            lines.println(words);
            lines.flush();
        } else {
            forLater.add(words);
        }
    }

    private static ProgressBar newBar() {
        return new ProgressBarBuilder()
                .setTaskName("backfill")
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(BETWEEN_FRAMES_MS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
            forLater.forEach(this::say);
        }
    }
}
