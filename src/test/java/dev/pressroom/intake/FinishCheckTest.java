package dev.pressroom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.pressroom.problem.Violation;
import dev.pressroom.render.Finish;
import dev.pressroom.render.option.Attachment;
import dev.pressroom.render.option.Attachment.Relationship;
import dev.pressroom.render.option.EInvoice;
import dev.pressroom.render.option.EInvoice.Profile;
import dev.pressroom.render.option.Encryption;
import dev.pressroom.render.option.Watermark;
import dev.pressroom.testing.Invoices;

/** Each combination that cannot be, and the field that is in the way. */
class FinishCheckTest {
    private static final Attachment FILE = new Attachment("a.txt", null, "YQ==", null, null, Relationship.DATA);
    private static final Encryption LOCK = new Encryption("a", "b", Set.of());

    @Test
    void letsPassWhatGoesTogether() {
        assertThat(pointers(Finish.as("pdf/a-3b").attached(FILE))).isEmpty();
        assertThat(pointers(Finish.as("pdf/ua-1").locked(LOCK).attached(FILE))).isEmpty();
        assertThat(pointers(Finish.as("pdf/a-1b").marked(mark("DRAFT", null, 0.5, 45, "#123abc")))).isEmpty();
    }

    @Test
    void refusesAttachmentsInOlderArchives() {
        assertThat(pointers(Finish.as("pdf/a-1b").attached(FILE))).containsExactly("#/o/attachments");
        assertThat(pointers(Finish.as("pdf/a-2u").attached(FILE))).containsExactly("#/o/attachments");
        assertThat(pointers(Finish.plain().attached(FILE, FILE))).containsExactly("#/o/attachments");
    }

    @Test
    void refusesToEncryptAnArchive() {
        assertThat(pointers(Finish.as("pdf/a-2b").locked(LOCK))).containsExactly("#/o/encryption");
    }

    @Test
    void refusesInvoicesThatCannotBe() {
        String xml = Invoices.of(Profile.EN16931);
        assertThat(pointers(Finish.plain().invoiced(new EInvoice(xml, null, Profile.EN16931)))).isEmpty();
        assertThat(pointers(Finish.as("pdf/a-2b").invoiced(new EInvoice(xml, null, Profile.EN16931))))
                .containsExactly("#/o/facturX");
        assertThat(pointers(Finish.as("pdf/ua-1").invoiced(new EInvoice(null, "a.xml", Profile.BASIC))))
                .containsExactly("#/o/facturX");
        assertThat(pointers(Finish.plain().locked(LOCK).invoiced(new EInvoice("<a/>", "b", Profile.BASIC))))
                .containsExactly("#/o/facturX", "#/o/encryption");
        assertThat(pointers(Finish.plain().invoiced(new EInvoice("<!DOCTYPE a><a/>", null, Profile.BASIC))))
                .containsExactly("#/o/facturX/xml");
        assertThat(pointers(Finish.plain().invoiced(new EInvoice(xml.replace("UTF-8", "ISO-8859-1"), null,
                Profile.EN16931)))).containsExactly("#/o/facturX/xml");
    }

    @Test
    void refusesPasswordsThatCannotBe() {
        var violations = FinishCheck.violations("#/o",
                Finish.plain().locked(new Encryption("tab\tbed", "é".repeat(64), Set.of())).options());

        assertThat(violations).extracting(Violation::pointer).containsExactly("#/o/encryption/userPassword",
                "#/o/encryption/ownerPassword");
        assertThat(violations.toString()).doesNotContain("tab\t", "éé");
        assertThat(pointers(Finish.plain().locked(new Encryption("a", "a", Set.of()))))
                .containsExactly("#/o/encryption/ownerPassword");
        assertThat(pointers(Finish.plain().locked(new Encryption("", null, Set.of()))))
                .containsExactly("#/o/encryption/userPassword");
    }

    @Test
    void refusesMarksThatCannotBe() {
        assertThat(pointers(Finish.plain().marked(mark("a", "b", 0, 400, "red")))).containsExactly("#/o/watermark",
                "#/o/watermark/opacity", "#/o/watermark/angle", "#/o/watermark/color");
        assertThat(pointers(Finish.plain().marked(mark(" ", null, 1, 0, "#000000"))))
                .containsExactly("#/o/watermark/text");
        assertThat(pointers(Finish.as("pdf/a-1a").marked(mark(null, "b", 1, 0, "#000000"))))
                .containsExactly("#/o/watermark/asset");
        assertThat(pointers(Finish.plain().marked(mark("a", null, Double.NaN, 0, "#000000"))))
                .containsExactly("#/o/watermark/opacity");
    }

    private static Watermark mark(@Nullable String text,
            @Nullable String asset, double opacity, double angle, String color) {
        return new Watermark(text, asset, opacity, angle, color, false, false);
    }

    private static List<String> pointers(Finish finish) {
        return FinishCheck.violations("#/o", finish.options()).stream().map(Violation::pointer).toList();
    }
}
