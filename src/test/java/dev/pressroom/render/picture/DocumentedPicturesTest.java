package dev.pressroom.render.picture;

import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.Documents.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.pressroom.render.Documents;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.RenderRequest.Parts;
import dev.pressroom.render.RenderedPdf;
import javax.imageio.ImageIO;

/**
 * Every example that the documentation shows a picture of renders without a warning, and its picture is that example's.
 * {@code mvn test -Dtest=DocumentedPicturesTest -Dpressroom.pictures=write} makes the pictures anew.
 */
class DocumentedPicturesTest {
    private static final boolean WRITE = "write".equals(System.getProperty("pressroom.pictures"));
    private static final int MOST_BYTES = 60_000;

    static Stream<Example> examples() throws IOException {
        return Example.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void showsWhatTheExampleMakes(Example example) throws IOException {
        RenderedPdf pdf = Documents.render(request(example));
        BufferedImage drawn = Pages.drawn(pdf.content());
        Path file = Example.file(example.picture());
        if (WRITE) {
            Pages.write(drawn, file);
        }

        assertThat(pdf.report().warnings()).isEmpty();
        assertThat(Files.size(file)).isLessThan(MOST_BYTES);
        BufferedImage kept = ImageIO.read(file.toFile());
        assertThat(new int[]{kept.getWidth(), kept.getHeight()}).as("width and height of " + file
                + ", which -Dpressroom.pictures=write makes anew")
                .containsExactly(drawn.getWidth(), drawn.getHeight());
        assertThat(Pages.difference(kept, drawn)).as("share of pixels of " + file + " that differ").isLessThan(0.02);
    }

    @Test
    void keepsNoPictureThatNobodyShows() throws IOException {
        var shown = Example.all().map(example -> Example.file(example.picture())).toList();

        try (var files = Files.list(Path.of("docs/images"))) {
            assertThat(files).allMatch(shown::contains);
        }
    }

    private static RenderRequest request(Example example) {
        String html = example.html().contains("<html")
                ? example.html()
                : "<style>@page{size:170mm 240mm;margin:4mm}body{font:9pt sans-serif}</style>" + example.html();
        return in(document(html, example.data()), example.locale())
                .with(new Parts(example.named("html partial"), example.others().get("json translations")));
    }
}
