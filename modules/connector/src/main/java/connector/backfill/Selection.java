package connector.backfill;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Which orders. The same selection has the same name, so that a run of it is found again. */
public sealed interface Selection {

    /** Unique among all selections; no longer than the file is short. */
    String name();

    /** For people. */
    String words();

    /** Orders created from this time on, and before that one. */
    record Created(Instant from, Instant until) implements Selection {

        @Override
        public String name() {
            return "created/" + from + "/" + until;
        }

        @Override
        public String words() {
            return "orders created from " + from + " until " + until;
        }
    }

    /** Orders by number or id, each mentioned once. */
    record Listed(List<String> names) implements Selection {

        private static final char BYTE_ORDER_MARK = '\uFEFF';
        private static final int NAME_BYTES = 12;

        public Listed {
            names = List.copyOf(names);
        }

        /** One order number or id per line; empty lines, and what stands behind a # at the start of a line, are remarks. */
        public static Listed of(List<String> lines) {
            return new Listed(lines.stream()
                    .map(Listed::text)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .distinct()
                    .toList());
        }

        private static String text(String line) {
            return (!line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line).strip();
        }

        @Override
        public String name() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256")
                        .digest(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
                return "listed/" + HexFormat.of().formatHex(digest, 0, NAME_BYTES);
            } catch (NoSuchAlgorithmException absent) {
                throw new IllegalStateException("every Java has SHA-256", absent);
            }
        }

        @Override
        public String words() {
            return names.size() + " orders of the file";
        }
    }
}
