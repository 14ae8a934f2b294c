package dev.pressroom.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.zip.CRC32;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked once from the archive on the class path. */
final class PostgresPrograms {
    private PostgresPrograms() {}

    /** Answers the folder that holds {@code bin}. */
    static Path unpack(Path shelf) {
        try {
            var archive = archive();
            // A new version of PostgreSQL gets a new folder.
            var home = shelf.resolve("postgresql-" + checksum(archive));
            if (!Files.isDirectory(home)) {
                Files.createDirectories(shelf);
                unpack(archive, home);
            }
            return home;
        } catch (IOException e) {
            throw DataFolder.unusable(shelf, e);
        }
    }

    /** Into a folder beside the final one, then by one move: another process may be doing the same. */
    private static void unpack(byte[] archive, Path home) throws IOException {
        var fresh = Files.createTempDirectory(home.getParent(), "unpacking-");
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, fresh);
            }
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, home);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            DataFolder.delete(fresh);
        } catch (IOException e) {
            DataFolder.delete(fresh);
            throw e;
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("the archive names a file outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, folder.resolve(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            var executable = (entry.getMode() & 0111) != 0;
            Files.setPosixFilePermissions(file,
                    PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static byte[] archive() throws IOException {
        try (var stream = PostgresPrograms.class.getResourceAsStream(archiveName())) {
            if (stream == null) {
                throw new StartFailure(
                        "The embedded servers run on Linux and macOS, on x86_64 and arm64; this build has none for %s on %s. Run Pressroom with servers of your own: docs/configuration.md says how."
                                .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
            }
            return stream.readAllBytes();
        }
    }

    private static String archiveName() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var family = system.contains("linux") ? "linux" : system.contains("mac") ? "darwin" : "unknown";
        var machine = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> "unknown";
        };
        return "/postgres-" + family + "-" + machine + ".txz";
    }

    private static String checksum(byte[] archive) {
        var checksum = new CRC32();
        checksum.update(archive);
        return Long.toHexString(checksum.getValue());
    }
}
