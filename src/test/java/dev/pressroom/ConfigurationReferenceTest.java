package dev.pressroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** docs/configuration.md has a row for each key that the mappings know, and for no other. */
class ConfigurationReferenceTest {
    private static final Path REFERENCE = Path.of("docs/configuration.md");
    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("src/embedded/java"));
    private static final Pattern KEY_OF_ROW = Pattern.compile("^\\| `(pressroom\\.[a-z0-9.-]+)` \\|");

    /** @param value the default as it is written, empty where there is none */
    private record Key(String name, String value) {
        String row() {
            String variable = name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
            return "| `" + name + "` | `" + variable + "` |" + (value.isEmpty() ? "" : " `" + value + "` |");
        }
    }

    @Test
    void hasARowForEachKey() throws IOException {
        List<String> lines = Files.readAllLines(REFERENCE);

        List<String> missing = keys().map(Key::row)
                .filter(row -> lines.stream().noneMatch(line -> line.startsWith(row))).toList();

        assertThat(missing).describedAs("rows to add or mend in " + REFERENCE).isEmpty();
    }

    @Test
    void hasNoRowForAKeyThatIsGone() throws IOException {
        List<String> known = keys().map(Key::name).toList();

        List<String> documented = Files.readAllLines(REFERENCE).stream().map(KEY_OF_ROW::matcher).filter(Matcher::find)
                .map(row -> row.group(1)).toList();

        assertThat(documented).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(known);
    }

    private static Stream<Key> keys() {
        return SOURCES.stream().flatMap(ConfigurationReferenceTest::mappings)
                .flatMap(mapping -> keys(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping));
    }

    private static Stream<Class<?>> mappings(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(ConfigurationReferenceTest::mentionsAMapping)
                    .<Class<?>>map(file -> type(root, file))
                    .filter(type -> type.isAnnotationPresent(ConfigMapping.class)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean mentionsAMapping(Path file) {
        try {
            return Files.readString(file).contains("@ConfigMapping(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> type(Path root, Path file) {
        String name = root.relativize(file).toString().replaceFirst("\\.java$", "").replace('/', '.');
        try {
            return Class.forName(name, false, ConfigurationReferenceTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Key> keys(String prefix, Class<?> mapping) {
        return Arrays.stream(mapping.getDeclaredMethods())
                .filter(method -> !method.isDefault() && !method.isSynthetic())
                .flatMap(method -> isGroup(method)
                        ? keys(name(prefix, method), method.getReturnType())
                        : Stream.of(new Key(name(prefix, method), value(method))));
    }

    private static boolean isGroup(Method method) {
        return method.getReturnType().isInterface() && method.getReturnType().getName().startsWith("dev.pressroom.");
    }

    /** As the mapping itself turns names into keys: maxHtmlSize is max-html-size. */
    private static String name(String prefix, Method method) {
        return prefix + "." + method.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String value(Method method) {
        WithDefault declared = method.getAnnotation(WithDefault.class);
        return declared == null ? "" : declared.value();
    }
}
