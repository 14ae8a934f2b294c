package dev.pressroom.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.AssetSource;

/**
 * A document that is measured: plain HTML and CSS that every engine takes, with its fonts beside it.
 *
 * @param name S, M, L or the number of pages
 * @param html declares Noto Sans by {@code @font-face}
 */
public record Specimen(String name, String html) implements AssetSource {
    /** Rows of a statement of 201 pages. */
    static final int L_ROWS = 7_400;
    private static final Pattern FONT_FACES = Pattern.compile("@font-face\\{[^}]*}\\s*");
    private static final List<String> WORDS = List.of("plan", "service", "report", "material", "quarter", "transport",
            "customer", "delivery", "revenue", "balance", "region", "payment", "index", "transfer", "energy");

    /** An invoice of one page: a logo, an address, ten lines. */
    public static Specimen small() {
        return new Specimen("S", new String(file("S.html"), StandardCharsets.UTF_8));
    }

    /** A report of ten pages: running text, ten tables, four charts as inline SVG. */
    public static Specimen medium() {
        return new Specimen("M", new String(file("M.html"), StandardCharsets.UTF_8));
    }

    /** A statement of 201 pages: one table. */
    public static Specimen large() {
        return statement("L", L_ROWS);
    }

    /** One table of six columns whose head is repeated on each page, in the style of the invoice. */
    public static Specimen statement(String name, int rows) {
        String small = small().html();
        var html = new StringBuilder(small.substring(0, small.indexOf("<body>")))
                .append("<body><h1>Statement</h1><table><thead><tr><th>Date</th><th>Entry</th><th>Text</th>")
                .append("<th class=\"num\">In</th><th class=\"num\">Out</th><th class=\"num\">Balance</th></tr></thead><tbody>");
        var random = new Random(7);
        for (int row = 0; row < rows; row++) {
            html.append(String.format(Locale.ROOT,
                    "<tr class=\"%s\"><td>2026-%02d-%02d</td><td>E-%05d</td><td>%s %s</td>"
                            + "<td class=\"num\">%,.2f</td><td class=\"num\">%,.2f</td><td class=\"num\">%,.2f</td></tr>",
                    row % 2 == 0 ? "odd" : "even", 1 + row * 12 / rows, 1 + row % 28, row, word(random), word(random),
                    random.nextDouble(10_000), random.nextDouble(10_000), random.nextDouble(1_000_000)));
        }
        return new Specimen(name, html.append("</tbody></table></body></html>").toString());
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /** As a template's author writes it here, where Noto Sans is shipped. */
    String withoutFontFaces() {
        return FONT_FACES.matcher(html).replaceAll("");
    }

    @Override
    public @Nullable Asset find(String name) {
        return switch (name) {
            case "logo.png" -> new Asset(file("logo.png"), "image/png");
            case "fonts/NotoSans-Regular.ttf", "fonts/NotoSans-Bold.ttf" -> new Asset(resource("/" + name), "font/ttf");
            default -> null;
        };
    }

    /** Writes it with all that it names, for engines that read files. */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("fonts"));
        for (String name : List.of("logo.png", "fonts/NotoSans-Regular.ttf", "fonts/NotoSans-Bold.ttf")) {
            Files.write(folder.resolve(name), Objects.requireNonNull(find(name)).content());
        }
        return Files.writeString(folder.resolve(name + ".html"), html);
    }

    private static byte[] file(String name) {
        return resource("/bench/" + name);
    }

    private static byte[] resource(String path) {
        try (InputStream stream = Specimen.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(stream, path).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
