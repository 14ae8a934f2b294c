package dev.pressroom.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.pressroom.render.RenderReport.Warning;
import dev.pressroom.render.option.FinishOptions;
import dev.pressroom.render.option.Standard;

/** Every shipped sample in every standard, judged by veraPDF; each document is left in {@code target/conformance}. */
class ConformanceTest {
    private static final Path OUT = Path.of("target", "conformance");
    private static final List<String> STANDARDS = List.of("pdf/a-1a", "pdf/a-1b", "pdf/a-2a", "pdf/a-2b", "pdf/a-2u",
            "pdf/a-3a", "pdf/a-3b", "pdf/a-3u", "pdf/ua-1", "pdf/a-2a+pdf/ua-1", "pdf/a-3a+pdf/ua-1");

    @ParameterizedTest
    @MethodSource("names")
    void conformsToWhatWasAskedFor(String sample) throws IOException {
        var broken = new ArrayList<String>();

        for (String standard : STANDARDS) {
            var request = Documents.with(Sample.request(sample, Sample.data(sample), Locale.UK),
                    FinishOptions.of(Standard.of(standard).orElseThrow(), false));
            RenderedPdf pdf = Documents.PIPELINE.render(request, asset -> Sample.asset(sample, asset));
            Files.createDirectories(OUT);
            Files.write(OUT.resolve(sample + "-" + standard.replaceAll("\\W", "") + ".pdf"), pdf.content());
            var verdict = pdf.report().verdict();
            if (verdict == null || !verdict.compliant()) {
                broken.add(standard + ": " + verdict);
            }
            pdf.report().warnings().stream().map(Warning::toString).forEach(broken::add);
        }

        assertThat(broken).isEmpty();
    }

    static Stream<String> names() throws IOException {
        return Sample.names();
    }
}
