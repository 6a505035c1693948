package proof;

import connector.command.Subcommand;
import picocli.CommandLine.Command;
import sandbox.SandboxCommand;

/** Makes the sandbox's own command one of the connector's. */
@Command(name = "sandbox")
public final class SandboxSubcommand extends SandboxCommand implements Subcommand {}
