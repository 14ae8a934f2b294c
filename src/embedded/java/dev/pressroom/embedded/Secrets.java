package dev.pressroom.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/** The passwords and keys of one data folder: made once, kept in a file that only its owner can read. */
final class Secrets {
    private final SecureRandom random = new SecureRandom();
    private final Properties values = new Properties();

    private Secrets() {}

    static Secrets in(Path file) throws IOException {
        var secrets = new Secrets();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                secrets.values.load(reader);
            }
        }
        if (secrets.complete()) {
            secrets.writeTo(file);
        }
        return secrets;
    }

    String postgresPassword() {
        return values.getProperty("postgres.password");
    }

    String brokerPassword() {
        return values.getProperty("broker.password");
    }

    String s3AccessKey() {
        return values.getProperty("s3.access-key");
    }

    String s3SecretKey() {
        return values.getProperty("s3.secret-key");
    }

    /** 32 bytes in Base64: what the application seals its secrets with. */
    String sealingKey() {
        return values.getProperty("pressroom.secret-key");
    }

    /** {@code <id>.<secret>}: the operator's API key. */
    String operatorKey() {
        return values.getProperty("pressroom.operator-key");
    }

    private boolean complete() {
        var before = values.size();
        values.putIfAbsent("postgres.password", hex(16));
        values.putIfAbsent("broker.password", hex(16));
        values.putIfAbsent("s3.access-key", "pressroom-" + hex(4));
        values.putIfAbsent("s3.secret-key", hex(20));
        values.putIfAbsent("pressroom.secret-key", Base64.getEncoder().encodeToString(bytes(32)));
        values.putIfAbsent("pressroom.operator-key", "operator." + hex(24));
        return values.size() > before;
    }

    /** By way of a second file: a crash in between must not leave half of the keys that seal a whole database. */
    private void writeTo(Path file) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, DataFolder.ownerOnly());
        try (var writer = Files.newBufferedWriter(fresh)) {
            values.store(writer, "Made at the first start. Whoever reads this file owns the data beside it.");
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String hex(int length) {
        return HexFormat.of().formatHex(bytes(length));
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
