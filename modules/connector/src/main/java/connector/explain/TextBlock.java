package connector.explain;

import connector.orderexport.Explanation;
import connector.orderflow.OrderLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** An answer for people: the verdict first, then how it goes, what goes, and what is known of it. */
final class TextBlock {

    /** An order may hold what a terminal would obey. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u0080-\u009F\u2028\u2029]");

    private final WireLines wire;
    private final List<String> lines = new ArrayList<>();

    TextBlock(WireLines wire) {
        this.wire = wire;
    }

    String of(Answer answer) {
        lines.clear();
        Explanation said = answer.explanation();
        line(0, answer.order() + "  " + said.verdict().name().toLowerCase(Locale.ROOT) + ": " + why(said));
        if (said.help() != null) {
            line(1, "help: " + said.help());
        }
        line(1, "next: " + said.next());
        if (answer.id() != null && !answer.id().equals(answer.order())) {
            line(1, "id: " + answer.id());
        }
        if (answer.source() != null && !answer.source().equals(answer.order())) {
            line(1, "read from: " + answer.source());
        }
        said.consignments().forEach(this::part);
        said.sent().forEach(this::sent);
        answer.unjudged().forEach(each -> line(1, "not judged: " + each));
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static String why(Explanation said) {
        return said.rule() == null ? said.reason() : "rule '" + said.rule() + "': " + said.reason();
    }

    private void part(Explanation.Part part) {
        line(
                1,
                "route '" + part.rule() + "' -> " + part.destination()
                        + (part.site() == null ? "" : ", site " + part.site()) + ": " + part.reference());
        if (part.problem() != null) {
            line(2, "cannot be mapped: " + part.problem());
            return;
        }
        wire.fields(part).forEach((key, value) -> line(2, key + "=" + value));
        line(2, "# sum check: " + part.sumCheck());
        part.truncations().forEach(cut -> line(2, "# cut: " + cut));
        if (!part.differs().isEmpty()) {
            line(2, "# differs from what was sent: " + String.join(", ", part.differs()));
        }
    }

    private void sent(OrderLink link) {
        line(
                1,
                "sent: " + link.reference() + " to " + link.destination() + ", "
                        + link.state().name().toLowerCase(Locale.ROOT)
                        + (link.note() == null ? "" : ": " + link.note()));
    }

    private void line(int depth, String text) {
        lines.add("    ".repeat(depth) + CONTROL.matcher(text).replaceAll(each -> visible(each.group())));
    }

    private static String visible(String control) {
        return control.equals("\t") ? control : "\\\\u%04x".formatted((int) control.charAt(0));
    }
}
