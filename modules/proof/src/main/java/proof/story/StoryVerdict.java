package proof.story;

import java.util.List;

/**
 * How a story ended; the component names are those of the JSON line.
 *
 * @param differences what the systems show that the story does not, in words
 */
public record StoryVerdict(String story, int steps, boolean ok, List<String> differences, long ms) {

    public StoryVerdict {
        differences = List.copyOf(differences);
    }
}
