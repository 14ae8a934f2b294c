package dev.pressroom.render.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.pressroom.render.Documents;
import dev.pressroom.render.RenderReport.Warning;
import dev.pressroom.render.RenderedPdf;
import dev.pressroom.render.Sample;
import javax.imageio.ImageIO;

/**
 * Every sample in every writing lacks no letter and looks as it did when somebody looked at it.
 * {@code mvn test -Dtest=SampleWritingsTest -Dpressroom.pictures=write} makes the pictures anew; look at them then.
 */
class SampleWritingsTest {
    private static final boolean WRITE = "write".equals(System.getProperty("pressroom.pictures"));
    private static final Path FOLDER = Path.of("src/test/resources/pictures");
    private static final int MOST_BYTES = 20_000;

    static Stream<Arguments> samples() throws IOException {
        return Sample.names()
                .flatMap(sample -> Stream.of(Writing.values()).map(writing -> Arguments.of(sample, writing)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void looksAsItDid(String sample, Writing writing) throws IOException {
        RenderedPdf pdf = rendered(sample, writing);
        BufferedImage drawn = Pages.first(pdf.content());
        Path file = file(sample, writing);
        if (WRITE) {
            Files.createDirectories(FOLDER);
            Pages.writeGrey(drawn, file);
        }

        assertThat(pdf.report().warnings()).extracting(Warning::code).isSubsetOf(Set.of("overflow"));
        assertThat(Files.size(file)).isLessThan(MOST_BYTES);
        BufferedImage kept = ImageIO.read(file.toFile());
        assertThat(new int[]{kept.getWidth(), kept.getHeight()}).containsExactly(drawn.getWidth(), drawn.getHeight());
        assertThat(Pages.difference(kept, drawn)).as("share of pixels of " + file + " that differ").isLessThan(0.005);
    }

    @Test
    void keepsNoPictureOfWhatIsNoSample() throws IOException {
        var known = samples().map(Arguments::get).map(pair -> file((String) pair[0], (Writing) pair[1])).toList();

        try (var files = Files.list(FOLDER)) {
            assertThat(files).hasSameElementsAs(known);
        }
    }

    private static RenderedPdf rendered(String sample, Writing writing) throws IOException {
        var data = writing.translated(Sample.data(sample));
        return Documents.PIPELINE.render(Sample.request(sample, data, writing.locale()),
                name -> Sample.asset(sample, name));
    }

    private static Path file(String sample, Writing writing) {
        return FOLDER.resolve(sample + "-" + writing.name().toLowerCase(Locale.ROOT) + ".png");
    }
}
