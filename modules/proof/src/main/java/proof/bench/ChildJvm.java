package proof.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts another JVM from the class path of this one; its error output goes where ours goes. */
final class ChildJvm {

    private ChildJvm() {}

    static Process start(List<String> flags, Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    }

    /** The flags this JVM was started with: those of the script {@code connector}, without debuggers and agents. */
    static List<String> ownFlags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-agent") && !flag.startsWith("-javaagent"))
                .toList();
    }
}
