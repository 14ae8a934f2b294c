package dev.pressroom.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The folder where the embedded servers keep what they hold; one process at a time has it. */
final class DataFolder implements AutoCloseable {
    private static final long NEEDED_BYTES = 300L << 20;

    private final Path root;
    private final boolean kept;
    private final FileChannel channel;
    private final FileLock lock;
    private final Secrets secrets;

    private DataFolder(Path root, boolean kept) throws IOException {
        this.root = root;
        this.kept = kept;
        this.channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var taken = tryLock(channel);
        if (taken == null) {
            channel.close();
            throw new StartFailure(
                    "Another Pressroom uses the folder " + root + ". Stop it, or choose another folder with --data.");
        }
        this.lock = taken;
        this.secrets = Secrets.in(root.resolve("secrets.properties"));
    }

    /** The folder survives this process, and the next start finds what this one left. */
    static DataFolder kept(Path folder) {
        var root = folder.toAbsolutePath().normalize();
        try {
            // Others may pass through: where PostgreSQL must run as another user, its own folder lies inside.
            Files.createDirectories(root, permissions("rwx--x--x"));
            return open(root, true);
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    /** A new folder that goes when it is closed. */
    static DataFolder throwaway() {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Leftovers.clear(temporary);
            var root = Files.createTempDirectory(temporary, Leftovers.PREFIX);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
            return open(root.toRealPath(), false);
        } catch (IOException e) {
            throw unusable(temporary, e);
        }
    }

    private static DataFolder open(Path root, boolean kept) throws IOException {
        var owner = Files.getOwner(root).getName();
        var self = System.getProperty("user.name");
        if (!owner.equals(self)) {
            throw new StartFailure(
                    "The folder %s belongs to %s and you are %s. Start as %s, or choose another folder with --data."
                            .formatted(root, owner,
                                    self, owner));
        }
        var usable = Files.getFileStore(root).getUsableSpace();
        if (usable < NEEDED_BYTES) {
            throw new StartFailure(
                    "The disk that holds %s has %d MB left, and Pressroom needs %d MB to start.".formatted(root,
                            usable >> 20, NEEDED_BYTES >> 20));
        }
        return new DataFolder(root, kept);
    }

    Path root() {
        return root;
    }

    boolean kept() {
        return kept;
    }

    Secrets secrets() {
        return secrets;
    }

    Path resolve(String name) {
        return root.resolve(name);
    }

    /** A folder inside that nobody else can enter. */
    Path privateFolder(String name) throws IOException {
        return Files.createDirectories(resolve(name), permissions("rwx------"));
    }

    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            lock.release();
            channel.close();
            if (!kept) {
                delete(root);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Could not clear " + root + ": " + e.getMessage());
        }
    }

    static StartFailure unusable(Path folder, IOException cause) {
        var reason = switch (cause) {
            case AccessDeniedException denied -> "it cannot be written";
            case FileSystemException failed -> Objects.requireNonNullElse(failed.getReason(), "it cannot be made");
            default -> cause.toString();
        };
        return new StartFailure(
                "The folder %s cannot be used: %s. Choose another one with --data.".formatted(folder, reason), cause);
    }

    static boolean isOurs(Path file) throws IOException {
        return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName().equals(System.getProperty("user.name"));
    }

    static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
        return permissions("rw-------");
    }

    private static FileAttribute<Set<PosixFilePermission>> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
