package connector.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. Says all that is wrong at once, free of secrets. */
public final class InvalidSettings extends Exception {

    private final List<Problem> problems;

    public InvalidSettings(String file, List<Problem> problems) {
        super(problems.stream()
                .map(each -> "  - " + each)
                .collect(Collectors.joining("\n", file + " cannot be used:\n", "")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
