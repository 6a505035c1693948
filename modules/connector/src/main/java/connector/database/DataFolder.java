package connector.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** What the embedded server keeps on disk, side by side: its data, binaries, log, port and superuser password. */
final class DataFolder {

    private final Path root;

    DataFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
        create(this.root);
    }

    Path root() {
        return root;
    }

    Path data() {
        return root.resolve("postgres");
    }

    /** Never a parent of the data: the library clears old server folders below the folder of its binaries. */
    Path binaries() {
        return root.resolve("bin");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    Path lock() {
        return root.resolve("owner.lock");
    }

    /** There while the data is being made for the first time. Data beside it never served anybody. */
    Path unfinished() {
        return root.resolve("postgres.unfinished");
    }

    Path passwordFile() {
        return root.resolve("postgres.password");
    }

    /** True once an owner has written all that others need to connect. */
    boolean canBeJoined() {
        return Files.exists(passwordFile()) && Files.exists(portFile());
    }

    /** The superuser's password, made at the first call ever, readable by this user only. */
    String password() {
        try {
            if (!Files.exists(passwordFile())) {
                byte[] random = new byte[24];
                new SecureRandom().nextBytes(random);
                writeWhole(passwordFile(), HexFormat.of().formatHex(random));
            }
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port of the server, or 0 when none was chosen yet. */
    int port() {
        try {
            return Files.exists(portFile())
                    ? Integer.parseInt(Files.readString(portFile()).strip())
                    : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void rememberPort(int port) {
        try {
            writeWhole(portFile(), Integer.toString(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Login login() {
        return new Login("jdbc:postgresql://127.0.0.1:" + port() + "/postgres", "postgres", password());
    }

    private Path portFile() {
        return root.resolve("postgres.port");
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the data folder " + folder, e);
        }
    }

    /** Others see the whole content or none, also after a crash in between. */
    private static void writeWhole(Path file, String content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, ownerOnly());
        Files.writeString(draft, content, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] ownerOnly() {
        Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
