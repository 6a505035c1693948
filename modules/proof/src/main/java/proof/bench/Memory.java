package proof.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Resident memory of a process and its descendants as Linux tells it in {@code /proc}.
 *
 * @param rssMb pages in memory, shared ones counted once for every process that has them
 * @param pssMb shared ones divided among those who have them: the sum is what would be free without them
 */
record Memory(double rssMb, double pssMb) {

    private static final double KB_PER_MB = 1024;

    /** @throws IOException also where there is no {@code /proc} */
    static Memory of(ProcessHandle root) throws IOException {
        double rss = 0;
        double pss = 0;
        for (ProcessHandle each :
                Stream.concat(Stream.of(root), root.descendants()).toList()) {
            List<String> lines = rollup(each.pid());
            rss += kilobytes(lines, "Rss:");
            pss += kilobytes(lines, "Pss:");
        }
        return new Memory(rss / KB_PER_MB, pss / KB_PER_MB);
    }

    Memory and(Memory other) {
        return new Memory(rssMb + other.rssMb, pssMb + other.pssMb);
    }

    /** Nothing for a process that has just ended. */
    private static List<String> rollup(long pid) throws IOException {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup"));
        } catch (NoSuchFileException ended) {
            if (!Files.exists(Path.of("/proc/self/smaps_rollup"))) {
                throw new IOException("Memory is read from /proc, which this system does not have", ended);
            }
            return List.of();
        }
    }

    private static long kilobytes(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .sum();
    }
}
