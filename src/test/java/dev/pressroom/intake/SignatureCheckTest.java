package dev.pressroom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.pressroom.render.finish.signature.SignatureOptions;
import dev.pressroom.render.finish.signature.SignatureOptions.Box;
import dev.pressroom.render.finish.signature.SignatureOptions.Level;

class SignatureCheckTest {
    private static final String POINTER = "#/options/signature";

    @Test
    void takesWhatCanBeSigned() {
        var options = new SignatureOptions(Level.B_T, "Issued", "Köln", "a@example.com", "Ada", "seal_1-a",
                new Box(-1, "0", "12.5mm", "2in", "72pt", "{name}\n{date}", "seal.png"));

        assertThat(SignatureCheck.violations(POINTER, options)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,1mm,1mm,50mm,20mm,page", "200000,1mm,1mm,50mm,20mm,page", "1,-1mm,1mm,50mm,20mm,x",
            "1,1mm,1,50mm,20mm,y", "1,1mm,1mm,0,20mm,width", "1,1mm,1mm,9.9pt,20mm,width", "1,1mm,1mm,50mm,20%,height",
            "1,1mm,1mm,50mm,99999mm,height"})
    void pointsAtThePlaceThatIsNone(int page, String x, String y, String width, String height, String field) {
        var options = boxed(new Box(page, x, y, width, height, null, null));

        assertThat(SignatureCheck.violations(POINTER, options)).extracting("pointer")
                .containsExactly(POINTER + "/visible/" + field);
    }

    @Test
    void refusesTextThatIsTooLongOrHasControls() {
        String tooLong = "x".repeat(501);

        assertThat(SignatureCheck.violations(POINTER, texts(tooLong, null))).extracting("pointer")
                .containsExactly(POINTER + "/reason");
        assertThat(SignatureCheck.violations(POINTER, texts("line\nbreak", "a.b"))).extracting("pointer")
                .containsExactly(POINTER + "/reason", POINTER + "/field");
        assertThat(SignatureCheck.violations(POINTER, boxed(new Box(1, "0", "0", "1in", "1in", "a\tb", null))))
                .extracting("pointer").containsExactly(POINTER + "/visible/text");
    }

    private static SignatureOptions texts(String reason, @Nullable String field) {
        return new SignatureOptions(Level.B_B, reason, null, null, null, field, null);
    }

    private static SignatureOptions boxed(Box box) {
        return new SignatureOptions(Level.B_B, null, null, null, null, null, box);
    }
}
