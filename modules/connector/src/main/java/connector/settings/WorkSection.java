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
