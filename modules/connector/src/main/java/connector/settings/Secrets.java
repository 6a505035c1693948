package connector.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads secrets from where the file says they are. */
record Secrets(Map<String, String> environment, Problems problems) {

    /** Secrets never stand in the file: {@code env:NAME} or {@code file:/path}. */
    String read(String path, @Nullable String reference) {
        String text = problems.required(
                path, reference, "Name an environment variable (env:NAME) or a file (file:/run/secrets/name).");
        if (text.isEmpty()) {
            return "";
        }
        if (text.startsWith("env:")) {
            return fromEnvironment(path, text.substring("env:".length()));
        }
        if (text.startsWith("file:")) {
            return fromFile(path, Path.of(text.substring("file:".length())));
        }
        problems.add(
                path,
                "holds the secret itself",
                "Put it into an environment variable and write env:NAME, or into a file and write file:/path.");
        return "";
    }

    private String fromEnvironment(String path, String name) {
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            problems.add(
                    path, "the environment variable " + name + " is not set", "Set it where the connector is started.");
            return "";
        }
        return value;
    }

    private String fromFile(String path, Path file) {
        try {
            String value = Files.readString(file).strip();
            if (value.isEmpty()) {
                problems.add(path, "the file " + file + " is empty", "Put the secret into it.");
            }
            return value;
        } catch (IOException unreadable) {
            problems.add(path, "the file " + file + " cannot be read", "Create it, readable for the connector's user.");
            return "";
        }
    }
}
