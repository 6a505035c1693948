package connector.settings;

import connector.workqueue.WorkSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code work:} as it is written in the file. */
record WorkSection(
        @DefaultValue("32") int parallelLanes,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("5m") Duration longestPause,
        @DefaultValue("500") int triesWithoutAnswer,
        @DefaultValue("12") int triesOfBrokenAnswers,
        @DefaultValue("3") int triesOfOurBugs,
        @DefaultValue("2s") Duration heartbeat,
        @DefaultValue("1s") Duration polling,
        @DefaultValue("30s") Duration sweep) {

    private static final Duration SLOWEST_HEARTBEAT = Duration.ofMinutes(5);

    WorkSettings settings(Problems problems) {
        if (parallelLanes < 1) {
            problems.add("work.parallel-lanes", "must be at least 1", "32 suits most machines.");
        }
        if (heartbeat.isZero() || heartbeat.isNegative() || heartbeat.compareTo(SLOWEST_HEARTBEAT) > 0) {
            problems.add(
                    "work.heartbeat",
                    "must lie between 1s and 5m",
                    "2s revives a dead node's lanes within 15 seconds.");
        }
        problems.between("work.first-pause", firstPause, Duration.ofMillis(1), Duration.ofHours(1));
        problems.between("work.longest-pause", longestPause, firstPause, Duration.ofHours(24));
        problems.between("work.polling", polling, Duration.ofMillis(50), Duration.ofMinutes(1));
        problems.between("work.sweep", sweep, Duration.ofSeconds(1), Duration.ofHours(1));
        problems.atLeast("work.tries-without-answer", triesWithoutAnswer, 1);
        problems.atLeast("work.tries-of-broken-answers", triesOfBrokenAnswers, 1);
        problems.atLeast("work.tries-of-our-bugs", triesOfOurBugs, 1);
        return new WorkSettings(
                parallelLanes,
                firstPause,
                longestPause,
                triesWithoutAnswer,
                triesOfBrokenAnswers,
                triesOfOurBugs,
                heartbeat,
                polling,
                sweep);
    }
}
