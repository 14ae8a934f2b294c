package dev.pressroom.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** docs/security.md names tests that there are, and all of the tables' tests. */
class SecurityPageTest {
    private static final Path PAGE = Path.of("docs/security.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+Test)\\.(\\w+)`");
    private static final Pattern METHOD = Pattern
            .compile("@(?:Parameterized)?Test\\b(?:\\s+@[^\\n]+(?:\\n\\s+[\"+].*)*)*\\s+void (\\w+)\\(");

    @Test
    void namesTestsThatThereAre() throws IOException {
        List<MatchResult> names = NAME.matcher(Files.readString(PAGE)).results().toList();

        assertThat(names).hasSizeGreaterThan(60);
        var softly = new SoftAssertions();
        for (MatchResult name : names) {
            softly.assertThat(sources(name.group(1))).as(name.group()).anyMatch(
                    source -> Pattern.compile("void " + name.group(2) + "\\(").matcher(source).find());
        }
        softly.assertAll();
    }

    @Test
    void namesEveryTestOfTheTables() throws IOException {
        String page = Files.readString(PAGE);

        var softly = new SoftAssertions();
        try (var files = Files.list(TESTS.resolve("dev/pressroom/security"))) {
            for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                String type = file.getFileName().toString().replace(".java", "");
                METHOD.matcher(Files.readString(file)).results().map(method -> method.group(1))
                        .filter(method -> !type.equals("SecurityPageTest"))
                        .forEach(method -> softly.assertThat(page).contains("`" + type + "." + method + "`"));
            }
        }
        softly.assertAll();
    }

    /** Some names are used in more than one room. */
    private static List<String> sources(String type) throws IOException {
        try (var files = Files.walk(TESTS)) {
            var found = files.filter(path -> path.endsWith(type + ".java")).toList();
            var sources = new ArrayList<String>();
            for (Path file : found) {
                sources.add(Files.readString(file));
            }
            return sources;
        }
    }
}
