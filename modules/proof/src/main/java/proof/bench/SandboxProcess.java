package proof.bench;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import proof.bench.SandboxWords.Addresses;
import proof.bench.SandboxWords.Counts;
import proof.bench.SandboxWords.Placed;
import proof.bench.SandboxWords.Synced;
import sandbox.Sandbox;
import sandbox.commercetools.notify.Notification;
import sandbox.orderflow.ImportCounts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sandbox in a JVM of its own, so that neither its heap nor its garbage is counted as the connector's. Told what to
 * do by lines on its standard input; ends when that ends, so that it never outlives the bench.
 */
final class SandboxProcess {

    private final Sandbox sandbox;
    private final Witness witness;
    private final PrintStream answers;
    private List<String> lastPlaced = List.of();
    private int seenSynced;

    private SandboxProcess(Sandbox sandbox, PrintStream answers) {
        this.sandbox = sandbox;
        this.answers = answers;
        this.witness = new Witness(sandbox);
    }

    /** @param arguments the seed, and how many milliseconds every answer takes */
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        try (Sandbox sandbox = Sandbox.start(0, 0, Long.parseLong(arguments[0]), Clock.systemUTC());
                var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            SandboxProcess process = new SandboxProcess(sandbox, answers);
            sandbox.answerTime(Duration.ofMillis(Long.parseLong(arguments[1])));
            process.say(new Addresses(
                    sandbox.commercetools().url(), sandbox.orderFlow().url()));
            answers.flush();
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                process.obey(command);
                answers.flush();
            }
        }
    }

    private void obey(String command) {
        String[] words = command.split(" ", 2);
        switch (words[0]) {
            case SandboxWords.PLACE -> place(Integer.parseInt(words[1]));
            case SandboxWords.OUTSTANDING -> say(outstanding());
            case SandboxWords.SYNCED ->
                lastPlaced.forEach(id -> say(new Synced(id, syncedAt(id).toEpochMilli())));
            case SandboxWords.COUNTS -> say(counts());
            case SandboxWords.RECORD -> witness.record();
            case SandboxWords.RECORDED -> say(witness.recorded());
            default -> throw new IllegalArgumentException("Not a command: " + command);
        }
    }

    /**
     * Garbage is collected now, so that the young generation has room for all that follows: the sandbox keeps every order, and to
     * copy them takes up to seconds, which would hit whoever is being measured just then.
     */
    private void place(int count) {
        lastPlaced = sandbox.commercetools().placeOrders(count);
        seenSynced = 0;
        Set<String> wanted = new HashSet<>(lastPlaced);
        List<Placed> told = new ArrayList<>();
        for (ObjectNode message : sandbox.commercetools().messages()) {
            String id = message.at("/resource/id").asString();
            if (message.path("type").asString("").equals("OrderCreated") && wanted.remove(id)) {
                told.add(placed(id, message));
            }
        }
        System.gc();
        told.forEach(this::say);
    }

    private Placed placed(String id, ObjectNode message) {
        ObjectNode order = sandbox.commercetools().order(id);
        message.set("order", order);
        return new Placed(
                id,
                order.path("orderNumber").asString(),
                Notification.message(Sandbox.PROJECT, message).toString());
    }

    /** Looks at each order once when all goes well: orders are copied to be looked at, which costs. */
    private int outstanding() {
        while (seenSynced < lastPlaced.size()
                && !syncInfo(lastPlaced.get(seenSynced)).isMissingNode()) {
            seenSynced++;
        }
        return lastPlaced.size() - seenSynced;
    }

    private Instant syncedAt(String id) {
        return Instant.parse(syncInfo(id).path("syncedAt").asString());
    }

    private JsonNode syncInfo(String id) {
        return sandbox.commercetools().order(id).at("/syncInfo/0");
    }

    private Counts counts() {
        ImportCounts imports = sandbox.orderFlow().imports();
        return new Counts(witness.calls(), imports.orders(), imports.duplicates(), imports.failures());
    }

    private void say(Object answer) {
        answers.print(JsonMapper.shared().writeValueAsString(answer));
        answers.print('\n');
    }
}
