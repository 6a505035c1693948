package connector.command;

import connector.backfill.Selection;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Which orders a backfill is about: a time span or a file. */
final class BackfillWhich {

    @ArgGroup(exclusive = false)
    private @Nullable Span span;

    @Option(
            names = "--orders",
            paramLabel = "FILE",
            description = "One order number or order id per line; empty lines and lines that begin with # are skipped.")
    private @Nullable Path file;

    /** Both ends of it. */
    static final class Span {

        @Option(
                names = "--from",
                required = true,
                paramLabel = "TIME",
                converter = Moment.class,
                description = {
                    "Orders created at this time or later: 2026-11-01T08:00:00Z, 2026-11-01T08:00:00+01:00,",
                    "or a day, which begins at midnight UTC."
                })
        private Instant from = Instant.EPOCH;

        @Option(
                names = "--to",
                required = true,
                paramLabel = "TIME",
                converter = Moment.class,
                description = "Orders created before this time; later than now: until now.")
        private Instant to = Instant.EPOCH;
    }

    /** A time with its offset, or a day. */
    static final class Moment implements ITypeConverter<Instant> {

        private static final int DAY = "2026-11-01".length();

        @Override
        public Instant convert(String text) {
            try {
                Instant moment = text.length() == DAY
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : OffsetDateTime.parse(text).toInstant();
                return moment.truncatedTo(ChronoUnit.MILLIS);
            } catch (DateTimeException unreadable) {
                throw new TypeConversionException(
                        "'" + text + "' is no time like 2026-11-01T08:00:00Z and no day like 2026-11-01");
            }
        }
    }

    /** @throws ParameterException when there is nothing to select, or something that cannot be read */
    Selection selection(CommandLine line) {
        if (span == null) {
            if (file == null) {
                throw new ParameterException(line, "say which orders: --from and --to, or --orders");
            }
            return listed(line, file);
        }
        if (!span.from.isBefore(span.to)) {
            throw new ParameterException(line, "--from must be before --to");
        }
        return new Selection.Created(span.from, span.to);
    }

    private static Selection listed(CommandLine line, Path file) {
        try {
            Selection.Listed listed = Selection.Listed.of(Files.readAllLines(file, StandardCharsets.UTF_8));
            if (listed.names().isEmpty()) {
                throw new ParameterException(line, file + " names no order");
            }
            return listed;
        } catch (CharacterCodingException coded) {
            throw new ParameterException(line, file + " is not UTF-8 text", coded);
        } catch (IOException unreadable) {
            throw new ParameterException(line, file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
