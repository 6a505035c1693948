package connector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import connector.command.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample, the rehearsal and the reference say what the code does. */
class SampleFileTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "COMMERCETOOLS_CLIENT_SECRET", "a",
            "MESSAGES_SECRET", "b",
            "ORDERFLOW_PASSWORD", "c",
            "ORDERFLOW_PUSH_PASSWORD", "d",
            "ORDERFLOW_PUSH_TOKEN", "e",
            "DATABASE_PASSWORD", "f");

    /** What an integrator must say, as the sample says it. */
    private static final String NOTHING_BUT_WHAT_IS_NEEDED = """
        commercetools:
          project-key: my-project
          api-url: https://api.europe-west1.gcp.commercetools.com
          auth-url: https://auth.europe-west1.gcp.commercetools.com
          client-id: my-client-id
          client-secret: env:COMMERCETOOLS_CLIENT_SECRET
          sources: {main: {secret: env:MESSAGES_SECRET}}
        destinations:
          main:
            base-url: https://tenant.orderflow-wms.co.uk/web/
            user: connector
            password: env:ORDERFLOW_PASSWORD
            channel: web
            push: {user: orderflow, password: env:ORDERFLOW_PUSH_PASSWORD}
        """;

    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^(\\s*)#(?=[a-zA-Z-])");

    @TempDir
    private Path folder;

    @Test
    void everyDefaultInTheSampleIsTheDefaultInTheCode() throws InvalidSettings {
        assertThat(read(Project.text("connector.sample.yaml"))).isEqualTo(read(NOTHING_BUT_WHAT_IS_NEEDED));
    }

    @Test
    void theSampleIsValidAlsoWithEverythingItLeavesOut() throws InvalidSettings {
        Settings read = read(everything());
        assertThat(read.database().url()).isEqualTo("jdbc:postgresql://db.example.com:5432/connector");
        assertThat(read.destinations().getFirst().site()).isEqualTo("main-warehouse");
        assertThat(read.exportRules().get("main").shippingMethods())
                .singleElement()
                .extracting(each -> each.method())
                .isEqualTo("next-day");
        assertThat(read.exportRules().get("main").ownFields())
                .extracting(each -> each.key())
                .contains("orderLine.n.userDefined1");
        assertThat(read.router().routes())
                .singleElement()
                .extracting(each -> each.rule())
                .isEqualTo("UK shop");
    }

    @Test
    void theSampleHasEverySettingAndNoOther() {
        TreeSet<String> inSample = new TreeSet<>();
        Map<String, Object> sample = new Yaml().load(everything());
        Object defaults = sample.remove("defaults");
        paths("", sample, inSample);
        assertThat(inSample)
                .isEqualTo(new TreeSet<>(SectionsOfTheFile.settings().keySet()));
        TreeSet<String> inherited = new TreeSet<>();
        paths("destinations." + SectionsOfTheFile.CHOSEN, defaults, inherited);
        assertThat(inSample).containsAll(inherited);
    }

    @Test
    void theSchemaIsThatOfTheCode() {
        assertThat(Project.text("connector.schema.json"))
                .as("run ./connector config schema > connector.schema.json")
                .isEqualTo(ConfigSchema.text());
        assertThat(Project.text("connector.sample.yaml"))
                .startsWith("# yaml-language-server: $schema=connector.schema.json\n");
    }

    @Test
    void theSchemaHasEverySettingWithItsWordsAndNoOther() {
        JsonNode schema = JsonMapper.builder().build().readTree(ConfigSchema.text());
        TreeMap<String, String> told = new TreeMap<>();
        collect("", schema, told);
        assertThat(told.keySet()).isEqualTo(SectionsOfTheFile.settings().keySet());
        assertThat(told.values()).doesNotContain("");
        assertThat(told.get("destinations.NAME.channel")).startsWith("required: OrderFlow's reference");
        assertThat(schema.at("/properties/defaults/properties/time-zone/default")
                        .asString())
                .isEqualTo("Europe/London");
        assertThat(schema.at("/properties/destinations/additionalProperties/properties/scope-transport/enum"))
                .hasToString("[\"HEADER\",\"QUERY\",\"BOTH\"]");
        assertThat(schema.at("/additionalProperties").asBoolean()).isFalse();
    }

    private static void collect(String path, JsonNode node, Map<String, String> told) {
        String prefix = path.isEmpty() ? "" : path + ".";
        if (node.has("properties")) {
            node.get("properties").properties().stream()
                    .filter(each -> !path.isEmpty() || !each.getKey().equals("defaults"))
                    .forEach(each -> collect(prefix + each.getKey(), each.getValue(), told));
        } else if (node.path("additionalProperties").isObject()) {
            collect(prefix + SectionsOfTheFile.CHOSEN, node.get("additionalProperties"), told);
        } else if (node.path("items").has("properties")) {
            collect(path + "[]", node.get("items"), told);
        } else {
            told.put(path, node.path("description").asString(""));
        }
    }

    @Test
    void theReferenceHasEverySettingWithItsDefault() {
        SortedMap<String, String> told = Project.text("docs/configuration.md")
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("(?<!\\\\)\\|"))
                .collect(Collectors.toMap(
                        cells -> code(cells[1]),
                        cells -> List.of("required", "none").contains(cells[2].strip()) ? "" : code(cells[2]),
                        (one, other) -> one,
                        TreeMap::new));
        assertThat(told).isEqualTo(SectionsOfTheFile.settings());
    }

    @Test
    void theRehearsalNeedsOneSecretOnly() throws InvalidSettings {
        Settings read = SettingsFile.read(Project.file("docs/rehearsal.yaml"), Map.of("SANDBOX_SECRET", "sandbox"));
        assertThat(read.commercetools().sources()).containsOnlyKeys("sandbox");
        assertThat(read.destinations()).extracting(each -> each.name()).containsExactly("sandbox");
    }

    private static String everything() {
        return LEFT_OUT.matcher(Project.text("connector.sample.yaml")).replaceAll("$1");
    }

    private static String code(String cell) {
        return cell.strip().replaceAll("^`+|`+$", "").replace("\\|", "|").strip();
    }

    private Settings read(String text) throws InvalidSettings {
        return Written.text(folder, text).environment(ENVIRONMENT).read();
    }

    /** Names that the integrator chooses read as {@link SectionsOfTheFile#CHOSEN}. */
    private static void paths(String prefix, Object node, TreeSet<String> found) {
        if (node instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Map<?, ?> first) {
            paths(prefix + "[]", first, found);
        } else if (node instanceof Map<?, ?> map) {
            boolean chosen = prefix.matches(
                    "destinations|.*\\.(sources|changed-fields|currency-units|tax-codes|mapping\\.fields|custom-line-items-by-slug"
                            + "|custom-fields|line-fields|carriers|services|outcomes"
                            + "|(received-|warehouse-)?(reasons|conditions|types))|products\\.fields"
                            + "|destinations\\..*\\.states\\.(orders|shipments|lines)|states\\.allowed\\..*");
            map.forEach((key, value) -> paths(
                    (prefix.isEmpty() ? "" : prefix + ".") + (chosen ? SectionsOfTheFile.CHOSEN : key), value, found));
        } else {
            found.add(prefix);
        }
    }
}
