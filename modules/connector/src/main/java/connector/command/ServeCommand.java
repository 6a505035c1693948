package connector.command;

import connector.settings.Settings;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the service until it is stopped (Ctrl-C or SIGTERM).")
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Settings settings = config.read();
        CountDownLatch stopped = new CountDownLatch(1);
        ConfigurableApplicationContext service = connector.ConnectorApplication.start(settings);
        service.addApplicationListener((ApplicationListener<ContextClosedEvent>) closed -> stopped.countDown());
        spec.commandLine()
                .getOut()
                .println("Ready: http://" + settings.server().address() + ":"
                        + service.getEnvironment().getProperty("local.server.port") + "/");
        stopped.await();
        return 0;
    }
}
