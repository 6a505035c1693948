package sandbox.commercetools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a project has before its first order: {@code project.json}, one list of drafts a resource, in the order they are made. */
final class ProjectSeed {

    private static final String FILE = "project.json";

    private ProjectSeed() {}

    static void into(Map<String, Keyed> resources) {
        ObjectNode seed = read();
        seed.forEachEntry((path, drafts) -> {
            Keyed resource = resources.get(path);
            if (resource == null) {
                throw new IllegalStateException(FILE + " fills '" + path + "', which is no resource of the project");
            }
            fill(resource, Json.objects(seed, path));
        });
    }

    /** States lead to states that come later, and back: transitions are set when all of them are there. */
    private static void fill(Keyed resource, List<ObjectNode> drafts) {
        for (ObjectNode draft : drafts) {
            ObjectNode alone = draft.deepCopy();
            alone.remove("transitions");
            resource.create(alone);
        }
        for (ObjectNode draft : drafts) {
            if (draft.get("transitions") instanceof ArrayNode transitions) {
                resource.complete(Json.requiredText(draft, "key"), node -> node.set("transitions", transitions));
            }
        }
    }

    private static ObjectNode read() {
        try (InputStream file = ProjectSeed.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing in the class path");
            }
            return Json.read(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
