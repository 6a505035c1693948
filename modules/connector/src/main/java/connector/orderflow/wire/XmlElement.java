package connector.orderflow.wire;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An element with local names only: OrderFlow's documents have no namespaces we care about.
 *
 * @param text directly inside this element, stripped
 */
public record XmlElement(String name, Map<String, String> attributes, String text, List<XmlElement> children) {

    /** An attribute, or else the text of a child with this name, stripped; null when absent or blank. */
    public @Nullable String value(String wanted) {
        String attribute = attributes.getOrDefault(wanted, "").strip();
        return attribute.isEmpty() ? textOf(wanted) : attribute;
    }

    /** The first of several possible names that has a value. */
    public @Nullable String anyOf(String... wanted) {
        for (String name : wanted) {
            String value = value(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** Children with this name. */
    public Stream<XmlElement> all(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted));
    }

    /** Elements with this name at any depth below this one, in document order. */
    public Stream<XmlElement> below(String wanted) {
        return children.stream()
                .flatMap(child -> Stream.concat(
                        child.name.equals(wanted) ? Stream.of(child) : Stream.empty(), child.below(wanted)));
    }

    /** This element when it has the name, else the elements below it that have. */
    public Stream<XmlElement> selfOrBelow(String wanted) {
        return name.equals(wanted) ? Stream.of(this) : below(wanted);
    }

    private @Nullable String textOf(String wanted) {
        return all(wanted)
                .map(XmlElement::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
