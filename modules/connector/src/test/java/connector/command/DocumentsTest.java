package connector.command;

import static org.assertj.core.api.Assertions.assertThat;

import connector.settings.SectionsOfTheFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the README and the documents name exists. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern QUALIFIED = Pattern.compile("(connector|sandbox|proof)(\\.[a-z]+)*(\\.[A-Z]\\w*)?");
    private static final Pattern SIMPLE = Pattern.compile("[A-Z][a-z]+([A-Z][a-z]+)*");
    private static final Pattern SETTING =
            Pattern.compile("(server|database|work|commercetools|destinations|release|routes|mapping|push|poll|sweep)"
                    + "(\\[\\])?\\.[a-zA-Z.-]+");
    private static final Pattern COMMAND = Pattern.compile("\\./connector((?: (?:--)?[a-z][a-z-]*(?=[\\s`]))+)?");

    /** Names that are not ours. */
    private static final Set<String> FOREIGN = Set.of(
            "Clock",
            "JsonUtils",
            "MissingDataException",
            "Paid",
            "Advised",
            "BackInStock",
            "Backorder",
            "Canceled",
            "Initial",
            "InvalidInput",
            "NotRefunded",
            "OrderReturnShipmentStateChanged",
            "Partial",
            "Returned",
            "Shipped");

    private static final Map<Path, String> DOCUMENTS = documents();
    private static final List<Path> SOURCES = files("modules", ".java");
    private static final String SOURCE_TEXT =
            SOURCES.stream().map(DocumentsTest::read).collect(Collectors.joining("\n"));

    @Test
    void thereAreDocuments() {
        assertThat(DOCUMENTS.keySet())
                .extracting(each -> Project.root().relativize(each).toString().replace('\\', '/'))
                .contains("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/configuration.md", "docs/sandbox.md");
    }

    @Test
    void linksLeadSomewhere() {
        assertAll(LINK, (document, found) -> {
            String target = found.group(1);
            return target.startsWith("https://")
                    || Files.exists(document.resolveSibling(target).normalize());
        });
    }

    @Test
    void classesAndPackagesExist() {
        assertAll(CODE, (document, found) -> {
            String name = found.group(1);
            return !QUALIFIED.matcher(name).matches()
                    || Set.of("connector.yaml", "connector.cmd").contains(name)
                    || isType(name)
                    || isPackage(name);
        });
    }

    @Test
    void classesNamedInShortExist() {
        assertAll(CODE, (document, found) -> {
            String name = found.group(1);
            return !SIMPLE.matcher(name).matches()
                    || FOREIGN.contains(name)
                    || Pattern.compile("\\b(class|record|interface|enum) " + name + "\\b")
                            .matcher(SOURCE_TEXT)
                            .find();
        });
    }

    @Test
    void pathsExist() {
        assertAll(CODE, (document, found) -> {
            String path = found.group(1);
            return !path.matches("(modules|docs|\\.ci)(/[\\w.-]+)*/?") || Files.exists(Project.file(path));
        });
    }

    @Test
    void settingsExist() {
        Set<String> settings = SectionsOfTheFile.settings().keySet();
        assertAll(CODE, (document, found) -> {
            String name = found.group(1);
            return !SETTING.matcher(name).matches()
                    || settings.stream().anyMatch(each -> each.equals(name) || each.endsWith("." + name));
        });
    }

    @Test
    void commandsAndTheirOptionsExist() {
        assertAll(COMMAND, (document, found) -> found.group(1) == null || isCommand(found.group(1)));
    }

    @Test
    void everyKindOfFaultIsExplained() {
        String faults = Project.text("modules/sandbox/src/main/java/sandbox/faults/Fault.java");
        List<String> kinds = Pattern.compile("(?m)^    ([A-Z_]+)[,;]?$")
                .matcher(faults)
                .results()
                .map(each -> each.group(1))
                .toList();
        assertThat(kinds).hasSizeGreaterThan(5);
        List<String> told = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|")
                .matcher(Project.text("docs/sandbox.md"))
                .results()
                .map(each -> each.group(1))
                .toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(kinds);
    }

    /** A reason in the table, up to what differs from case to case, stands in the code. */
    @Test
    void parkedReasonsAreThoseOfTheCode() {
        String text = Project.text("docs/operations.md");
        String chapter =
                text.substring(text.indexOf("## What a parked reason means"), text.indexOf("## Waiting is not"));
        String words = SOURCES.stream()
                .filter(each -> each.toString().contains("/src/main/"))
                .map(DocumentsTest::read)
                .collect(Collectors.joining("\n"))
                .replaceAll("\"\\s*\\+\\s*\"", "");
        List<String> reasons = chapter.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| reason") && !line.startsWith("| ---"))
                .map(line -> line.split("\\|")[1].strip())
                .toList();
        assertThat(reasons).hasSizeGreaterThan(15);
        assertThat(reasons).allMatch(reason -> words.contains(longestPart(reason)), "stands in the code");
    }

    @Test
    void theTestCommandIsMarkedForTheBuildMachine() {
        assertThat(Project.text("README.md"))
                .containsOnlyOnce("<!-- test command -->\n```\n./jdk25 mvn ")
                .containsOnlyOnce("<!-- end -->");
        assertThat(Project.file(".ci/run")).isExecutable();
    }

    /** Whether something named in a document exists. */
    private interface Exists {
        boolean test(Path document, MatchResult found);
    }

    private static void assertAll(Pattern named, Exists exists) {
        List<String> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        DOCUMENTS.forEach((document, text) -> named.matcher(text).results().forEach(each -> {
            found.add(each.group());
            if (!exists.test(document, each)) {
                missing.add(Project.root().relativize(document) + ": " + each.group());
            }
        }));
        assertThat(found).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    private static boolean isType(String name) {
        String file = name.replace('.', '/') + ".java";
        return SOURCES.stream().anyMatch(each -> each.endsWith(file));
    }

    private static boolean isPackage(String name) {
        Path folder = Path.of("java", name.split("\\."));
        return SOURCES.stream().anyMatch(each -> each.getParent().endsWith(folder));
    }

    /** Subcommands of this module are asked; those that other modules add are looked for in their sources. */
    private static boolean isCommand(String words) {
        CommandLine at = Main.commandLine();
        for (String word : words.strip().split(" ")) {
            if (word.equals("bench")) {
                return true; // its options are its own module's business
            }
            boolean known = word.startsWith("--")
                    ? SOURCE_TEXT.contains("\"" + word + "\"") || word.equals("--help") || word.equals("--version")
                    : at.getSubcommands().containsKey(word)
                            || SOURCE_TEXT.contains("@Command(name = \"" + word + "\")")
                            || SOURCE_TEXT.contains("name = \"" + word + "\",");
            if (!known) {
                return false;
            }
            at = at.getSubcommands().getOrDefault(word, at);
        }
        return true;
    }

    private static String longestPart(String reason) {
        return Arrays.stream(reason.split("…|^FIELD: |\\b[A-Z]{3,}\\b|\\bN\\b|\\d+"))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    private static Map<Path, String> documents() {
        Map<Path, String> found = new TreeMap<>();
        Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                .map(Project::file)
                .forEach(each -> found.put(each, read(each)));
        files("docs", ".md").forEach(each -> found.put(each, read(each)));
        return found;
    }

    private static List<Path> files(String folder, String ending) {
        try (Stream<Path> all = Files.walk(Project.file(folder))) {
            return all.filter(each -> each.toString().endsWith(ending))
                    .filter(each -> !each.toString().contains("target"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
