package dev.pressroom.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** What the operator has configured, read before the application's own configuration exists; what stands there wins over us. */
final class Surroundings {
    private static final int QUARKUS_GIVES_ITS_CONFIG_FOLDER = 260;

    private final SmallRyeConfig config;

    private Surroundings(SmallRyeConfig config) {
        this.config = config;
    }

    static Surroundings read() {
        var builder = new SmallRyeConfigBuilder().addSystemSources().addDefaultInterceptors()
                .withMapping(EmbeddedConfig.class).withValidateUnknown(false);
        var file = Path.of("config", "application.properties");
        try {
            if (Files.isReadable(file)) {
                builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), QUARKUS_GIVES_ITS_CONFIG_FOLDER));
            }
        } catch (IOException e) {
            throw new StartFailure("The file " + file.toAbsolutePath() + " cannot be read: " + e.getMessage() + ".", e);
        }
        try {
            return new Surroundings(builder.build());
        } catch (ConfigValidationException | IllegalArgumentException e) {
            throw new StartFailure(
                    "The configuration is wrong. " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "), e);
        }
    }

    boolean has(String key) {
        return text(key).isPresent();
    }

    Optional<String> text(String key) {
        return config.getOptionalValue(key, String.class);
    }

    int number(String key, int otherwise) {
        try {
            return config.getOptionalValue(key, Integer.class).orElse(otherwise);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(key + " needs a number, not \"" + text(key).orElse("") + "\".", e);
        }
    }

    EmbeddedConfig embedded() {
        return config.getConfigMapping(EmbeddedConfig.class);
    }
}
