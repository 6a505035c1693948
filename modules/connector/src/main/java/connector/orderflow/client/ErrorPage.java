package connector.orderflow.client;

import connector.orderflow.wire.MalformedXml;
import connector.orderflow.wire.SecureXml;
import connector.orderflow.wire.XmlElement;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shapes in which OrderFlow complains instead of answering: HTML pages and error documents (reference §1.7). */
final class ErrorPage {

    private static final int ENOUGH = 20_000;
    private static final Pattern TOLD = Pattern.compile("(?is)<(title|h1|h2|p)\\b[^>]*>(.*?)</\\1\\s*>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private ErrorPage() {}

    /** @param exception class name, empty when not named */
    record Complaint(String exception, String words) {

        boolean names(String permanent) {
            String told = exception.isEmpty() ? words : exception;
            return Pattern.compile("(?<![\\w$])" + Pattern.quote(permanent) + "(?![\\w$])")
                    .matcher(told)
                    .find();
        }
    }

    /** The name of the root and whether an {@code exception} stands directly below it; proves the rest well-formed. */
    record Outline(String root, boolean exception) {

        boolean isHtml() {
            return root.equalsIgnoreCase("html");
        }
    }

    /** Empty when the document is none of an error, so that it may be the answer. */
    static Optional<Complaint> complaint(byte[] xml, Outline outline) {
        if (!outline.exception() && !outline.root().equalsIgnoreCase("error")) {
            return Optional.empty();
        }
        XmlElement root = SecureXml.tree(xml);
        String exception = Objects.requireNonNullElse(root.value("exception"), "");
        String words = Stream.of(exception, root.value("message"), root.text())
                .filter(said -> said != null && !said.isEmpty())
                .distinct()
                .collect(Collectors.joining(": "));
        return Optional.of(new Complaint(exception, Words.shown(words)));
    }

    /** Before it is read: most pages are no well-formed XML. */
    static boolean startsAsHtml(byte[] body) {
        String head = text(body).stripLeading().toLowerCase(Locale.ROOT);
        return head.startsWith("<!doctype html") || head.startsWith("<html");
    }

    /** Title, heading and paragraphs of a page, or the beginning of a plain text. */
    static String words(byte[] body) {
        String page = text(body);
        Matcher told = TOLD.matcher(page);
        String words = told.results().map(part -> part.group(2)).collect(Collectors.joining(" "));
        return Words.shown(TAG.matcher(words.isBlank() ? page : words).replaceAll(" "));
    }

    /** Throws {@link MalformedXml} when this is none. */
    static Outline outline(byte[] xml) {
        AtomicReference<Outline> seen = new AtomicReference<>(new Outline("", false));
        SecureXml.stream(xml, (depth, name, attributes) -> {
            if (depth == 1) {
                seen.set(new Outline(name, false));
            } else if (depth == 2 && name.equals("exception")) {
                seen.set(new Outline(seen.get().root(), true));
            }
        });
        return seen.get();
    }

    private static String text(byte[] body) {
        return new String(body, 0, Math.min(body.length, ENOUGH), StandardCharsets.UTF_8);
    }
}
