package dev.pressroom.render.layout;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;

import org.jspecify.annotations.Nullable;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;

import dev.pressroom.render.option.Standard;
import dev.pressroom.render.option.Standard.Archive;

/** Tells the engine which standard it works for: fonts all embedded, colours with their profile, pages tagged. */
final class Conformance {
    private static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private Conformance() {}

    static void claim(PdfRendererBuilder builder, @Nullable Standard standard) {
        if (standard == null) {
            return;
        }
        builder.useColorProfile(COLOURS);
        builder.usePdfUaAccessibility(standard.accessible());
        if (standard.archive() != null) {
            builder.usePdfAConformance(level(standard.archive()));
        }
    }

    private static PdfAConformance level(Archive archive) {
        return switch (archive) {
            case A1A -> PdfAConformance.PDFA_1_A;
            case A1B -> PdfAConformance.PDFA_1_B;
            case A2A -> PdfAConformance.PDFA_2_A;
            case A2B -> PdfAConformance.PDFA_2_B;
            case A2U -> PdfAConformance.PDFA_2_U;
            case A3A -> PdfAConformance.PDFA_3_A;
            case A3B -> PdfAConformance.PDFA_3_B;
            case A3U -> PdfAConformance.PDFA_3_U;
        };
    }
}
