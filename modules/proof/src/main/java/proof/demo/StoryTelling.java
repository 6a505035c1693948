package proof.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import proof.story.Stories;
import proof.story.Story;
import proof.story.StoryPlayer;
import proof.story.StoryVerdict;
import tools.jackson.databind.json.JsonMapper;

/** Lists the stories, or plays one and tells how it went. */
record StoryTelling(CommandLine command, boolean json) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param name null: the list */
    int tell(@Nullable String name) throws IOException {
        if (name == null) {
            list();
            return 0;
        }
        Optional<Story> story = Stories.named(name);
        if (story.isEmpty()) {
            List<String> names = Stories.all().stream().map(Story::name).toList();
            command.getErr().println("No story is called '" + name + "'. They are: " + String.join(", ", names));
            command.getErr().flush();
            return 2;
        }
        return play(story.get());
    }

    private void list() {
        PrintWriter out = command.getOut();
        if (json) {
            out.println(JSON.writeValueAsString(Stories.all().stream()
                    .map(story -> Map.of("name", story.name(), "about", story.about()))
                    .toList()));
        } else {
            Stories.all().forEach(story -> out.printf("%-30s %s%n", story.name(), story.about()));
        }
        out.flush();
    }

    private int play(Story story) throws IOException {
        say(story.name() + ": " + story.about());
        StoryVerdict verdict = new StoryPlayer(this::say).play(story);
        verdict.differences().forEach(this::say);
        say(verdict.ok() ? "Both sides show the story's end." : "The sides do not show the story's end.");
        if (json) {
            say(JSON.writeValueAsString(verdict));
        }
        return verdict.ok() ? 0 : 1;
    }

    private void say(String line) {
        command.getOut().println(line);
        command.getOut().flush();
    }
}
