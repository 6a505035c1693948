package connector.orderflow;

import connector.orderflow.wire.MalformedXml;
import connector.orderflow.wire.OrderFlowTime;
import connector.orderflow.wire.Quantity;
import connector.orderflow.wire.SecureXml;
import connector.orderflow.wire.XmlElement;
import connector.workqueue.Item;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads items of kind {@link ReturnLine#RETURN_NEWS}, and writes the bodies of those that are not kept as they came. */
public final class ReturnNews {

    /** Value of the item header {@link NewsReader#CONTENT}: lines from the report. */
    public static final String REPORT_JSON = "returns+json";

    /** Item header: the order reference or authorisation whose returns in the push this item is about. */
    public static final String SUBJECT = "return-subject";

    private static final JsonMapper JSON = JsonMapper.shared();

    private ReturnNews() {}

    /**
     * The return lines of one item, in their order.
     *
     * @throws Unreadable when a line does not say what came back, or how much of it
     * @throws IllegalArgumentException when the item is no return news: our bug
     */
    public static List<ReturnLine> read(Item item) {
        return switch (item.headers().getOrDefault(NewsReader.CONTENT, "")) {
            case REPORT_JSON -> Arrays.asList(JSON.readValue(item.body(), ReturnLine[].class));
            case NewsReader.PUSH_XML -> readable(item);
            default -> throw new IllegalArgumentException("Item " + item.id() + " carries no return news");
        };
    }

    /** A message that would have to be guessed at; its text says why and quotes nothing. */
    public static final class Unreadable extends RuntimeException {

        Unreadable(MalformedXml why) {
            super(why.getMessage(), why);
        }
    }

    private static List<ReturnLine> readable(Item item) {
        try {
            return pushed(item);
        } catch (MalformedXml malformed) {
            throw new Unreadable(malformed);
        }
    }

    /** Lines of the report as an item's body. */
    public static byte[] body(List<ReturnLine> lines) {
        return JSON.writeValueAsBytes(lines);
    }

    /** What finds the order of a return in a push: its order reference, else its authorisation; null without either. */
    public static @Nullable String subject(XmlElement returned) {
        String order = order(returned);
        return order == null ? authorisation(returned) : order;
    }

    /** Whether what finds its order is the order's own reference. */
    public static boolean namesOrder(XmlElement returned) {
        return order(returned) != null;
    }

    private static @Nullable String order(XmlElement returned) {
        return returned.anyOf("orderReference", "orderExternalReference");
    }

    private static List<ReturnLine> pushed(Item item) {
        String subject = item.headers().getOrDefault(SUBJECT, "");
        String time = item.headers().get(NewsReader.EVENT_TIME);
        Instant told = time == null ? null : Instant.parse(time);
        String destination = item.source().substring(item.source().indexOf('/') + 1);
        XmlElement root = SecureXml.tree(item.body());
        return root.selfOrBelow("return")
                .filter(found -> subject.equals(subject(found)))
                .flatMap(found -> lines(found, root, destination, told).stream())
                .toList();
    }

    private static List<ReturnLine> lines(
            XmlElement returned, XmlElement root, String destination, @Nullable Instant told) {
        String id = Objects.requireNonNullElseGet(returned.value("id"), () -> withoutId(returned, root));
        Map<String, Integer> alike = new HashMap<>();
        List<ReturnLine> lines = new ArrayList<>();
        for (XmlElement line : returned.below("returnLine").toList()) {
            String product =
                    Objects.requireNonNullElse(line.anyOf("product", "productReference", "externalReference"), "");
            int n = alike.merge(product, 1, Integer::sum);
            lines.add(new ReturnLine(
                    ReturnLine.pushKey(destination, id, product, n),
                    destination,
                    returned.anyOf("orderReference", "orderExternalReference"),
                    authorisation(returned),
                    product,
                    Quantity.of(line.value("quantity"), "a line of return " + id),
                    line.value("reason"),
                    line.value("condition"),
                    returned.value("type"),
                    truth(line.anyOf("refund", "processRefund")),
                    told,
                    null));
        }
        return lines;
    }

    /** A return without an id is told from others by what it says and when; the same message again says the same. */
    private static String withoutId(XmlElement returned, XmlElement root) {
        return "unnamed-" + hash(root.value("eventTime") + returned);
    }

    private static @Nullable String authorisation(XmlElement returned) {
        return returned.value("authorisation");
    }

    private static @Nullable Boolean truth(@Nullable String text) {
        return text == null ? null : Boolean.valueOf(text);
    }

    /**
     * The lines of one answer of the report (its {@code return} elements), each with the key that the next answer gives it too. Lines that are alike are counted; in
     * which order they are listed plays no part.
     */
    public static List<ReturnLine> reported(List<XmlElement> answered, DestinationSettings settings) {
        List<XmlElement> rows = new ArrayList<>(answered);
        rows.sort(java.util.Comparator.comparing(row -> row.attributes() + "/" + texts(row)));
        Map<String, Integer> alike = new HashMap<>();
        List<ReturnLine> lines = new ArrayList<>();
        for (XmlElement row : rows) {
            lines.add(reported(row, alike, settings));
        }
        return List.copyOf(lines);
    }

    private static ReturnLine reported(XmlElement row, Map<String, Integer> alike, DestinationSettings settings) {
        String order = row.anyOf("orderReference", "orderExternalReference");
        String product = Objects.requireNonNullElse(row.anyOf("product", "productReference"), "");
        String returned = row.value("returnedDate");
        String hash = hash(String.join("\n", String.valueOf(order), product, authorisation(row) + "", returned + ""));
        Instant told = OrderFlowTime.instant(returned, settings.timeZone());
        String lines = ReturnLine.alike(hash, day(row.value("completedDate"), settings));
        return new ReturnLine(
                ReturnLine.reportKey(settings.name(), lines, alike.merge(lines, 1, Integer::sum)),
                settings.name(),
                order,
                authorisation(row),
                product,
                Quantity.of(row.value("quantity"), "a line of the returns report"),
                row.anyOf("lineReason", "reason"),
                row.anyOf("lineCondition", "condition"),
                row.anyOf("lineType", "type"),
                null,
                told == null ? OrderFlowTime.instant(returned + " 12:00:00", settings.timeZone()) : told,
                row.value("channel"));
    }

    private static @Nullable LocalDate day(@Nullable String date, DestinationSettings settings) {
        Instant time = OrderFlowTime.instant(date, settings.timeZone());
        Instant noon = time == null ? OrderFlowTime.instant(date + " 12:00:00", settings.timeZone()) : time;
        return noon == null ? null : LocalDate.ofInstant(noon, settings.timeZone());
    }

    private static String texts(XmlElement row) {
        return String.join(
                "/",
                row.children().stream()
                        .map(child -> child.name() + "=" + child.text())
                        .sorted()
                        .toList());
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
