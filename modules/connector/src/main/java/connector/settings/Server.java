package connector.settings;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Section {@code server}: where the connector listens.
 *
 * @param port 0 for any free one
 */
public record Server(
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("8100") int port) {}
