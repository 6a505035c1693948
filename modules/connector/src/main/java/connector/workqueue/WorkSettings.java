package connector.workqueue;

import java.time.Duration;

/**
 * Section {@code work} of connector.yaml.
 *
 * @param parallelLanes how many lanes this node works on at the same time
 * @param firstPause before the first repetition; doubled each time, with 25 % jitter, up to {@code longestPause}
 * @param triesWithoutAnswer, triesOfBrokenAnswers, triesOfOurBugs after so many tries the lane is parked
 * @param heartbeat of this node; after four missed ones its lanes go to another node
 * @param sweep how often lanes are looked for that have work and no schedule
 */
public record WorkSettings(
        int parallelLanes,
        Duration firstPause,
        Duration longestPause,
        int triesWithoutAnswer,
        int triesOfBrokenAnswers,
        int triesOfOurBugs,
        Duration heartbeat,
        Duration polling,
        Duration sweep) {

    /** 500 tries with a longest pause of five minutes outlast a warehouse that is down for a day and a half. */
    public static WorkSettings defaults() {
        return new WorkSettings(
                32,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                500,
                12,
                3,
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30));
    }
}
