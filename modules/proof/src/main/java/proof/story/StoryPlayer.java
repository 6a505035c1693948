package proof.story;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import sandbox.Sandbox;

/** Plays one story on a stage of its own and judges it. */
public final class StoryPlayer {

    private static final String FIRST_DAY = "2026-03-02 09:00";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Consumer<String> progress;
    private final Duration patience;
    private final Consumer<Sandbox> beforeVerdict;
    private final Tenant tenant;

    /** @param progress gets a line for each step */
    public StoryPlayer(Consumer<String> progress) {
        this(progress, PATIENCE, sandbox -> {});
    }

    /** At a tenant with words of its own. */
    StoryPlayer(Consumer<String> progress, Tenant tenant) {
        this(progress, PATIENCE, sandbox -> {}, tenant);
    }

    /** @param beforeVerdict something that happens after the last step, for proofs of the verdict itself */
    StoryPlayer(Consumer<String> progress, Duration patience, Consumer<Sandbox> beforeVerdict) {
        this(progress, patience, beforeVerdict, Tenant.USUAL);
    }

    private StoryPlayer(Consumer<String> progress, Duration patience, Consumer<Sandbox> beforeVerdict, Tenant tenant) {
        this.tenant = tenant;
        this.progress = progress;
        this.patience = patience;
        this.beforeVerdict = beforeVerdict;
    }

    public StoryVerdict play(Story story) throws IOException {
        long begin = System.nanoTime();
        try (Stage stage = new Stage(story, Play.time(FIRST_DAY), tenant)) {
            Play play = new Play(stage, progress, patience);
            List<String> differences = differences(story, stage, play);
            long ms = (System.nanoTime() - begin) / 1_000_000;
            return new StoryVerdict(story.name(), play.steps(), differences.isEmpty(), differences, ms);
        }
    }

    private List<String> differences(Story story, Stage stage, Play play) {
        try {
            story.play(play);
            beforeVerdict.accept(stage.sandbox());
            return play.differences();
        } catch (Play.Stuck | BothSystems.NotThere stuck) {
            return List.of(String.valueOf(stuck.getMessage()));
        }
    }
}
