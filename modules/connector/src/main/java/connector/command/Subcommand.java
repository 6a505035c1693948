package connector.command;

import java.util.concurrent.Callable;

/**
 * A subcommand that another jar adds; found by {@link java.util.ServiceLoader}. The class carries picocli's
 * {@code @Command} and returns the exit code.
 */
public interface Subcommand extends Callable<Integer> {}
