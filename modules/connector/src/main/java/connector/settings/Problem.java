package connector.settings;

/**
 * One thing wrong with the configuration.
 *
 * @param path where, as in the file: {@code destinations.main.base-url}, with file and line where known
 * @param reason what is wrong with it
 * @param fix what to write instead
 */
public record Problem(String path, String reason, String fix) {

    @Override
    public String toString() {
        return path + ": " + reason + ". " + fix;
    }
}
