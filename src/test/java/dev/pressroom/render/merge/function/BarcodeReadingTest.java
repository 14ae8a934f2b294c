package dev.pressroom.render.merge.function;

import static dev.pressroom.render.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;

import dev.pressroom.render.Documents;

/** The codes as a scanner sees them: on the page, read by a decoder that is not ours. */
class BarcodeReadingTest {
    private static final String DATA = """
            {"bill": {"iban": "CH44 3199 9123 0008 8901 2", "currency": "CHF", "amount": 1949.75,
               "creditor": {"name": "Müller & Söhne AG", "street": "Rue du Lac", "number": "1268/2/22",
                 "postalCode": "2501", "city": "Biel", "country": "CH"},
               "debtor": {"name": "Pia Rutschmann", "postalCode": 9400, "city": "Rorschach", "country": "CH"},
               "reference": "21 00000 00003 13947 14300 09017", "message": "Order of 15.06.2026"},
             "transfer": {"name": "Rotes Kreuz", "iban": "DE89 3704 0044 0532 0130 00", "bic": "COBADEFFXXX",
               "amount": "12.5", "message": "Spende für Brücken"}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"qr('https://example.com/ä?b=1')|QR_CODE|https://example.com/ä?b=1",
            "qr('UPPER 123', 15, 'H')|QR_CODE|UPPER 123", "datamatrix('Part 4711', 20)|DATA_MATRIX|Part 4711",
            "aztec('ticket', 20)|AZTEC|ticket", "pdf417('some text', 12)|PDF_417|some text",
            "code128('ABC-123')|CODE_128|ABC-123", "code39('ABC 12')|CODE_39|ABC 12",
            "ean13('400638133393')|EAN_13|4006381333931", "ean8('96385074')|EAN_8|96385074",
            "upca('036000291452')|UPC_A|036000291452", "itf14('15400141288763')|ITF|15400141288763",
            "gs1_128('[01]09501101530003[10]ABC')|CODE_128|]C1010950110153000310ABC",
            "gs1_datamatrix('[01]09501101530003[10]ABC', 20)|DATA_MATRIX|010950110153000310ABC"})
    void drawsWhatAScannerReads(String call, String format, String content) throws Exception {
        Result read = read("{barcode:" + call + "}");

        assertThat(read.getBarcodeFormat()).hasToString(format);
        assertThat(read.getText().replaceAll("^(?=\\x1d)", "").replace("\u001d", "")).isEqualTo(content);
    }

    @Test
    void drawsASwissBillThroughItsCross() throws Exception {
        assertThat(read("<div style='padding:5mm'>{barcode:swissQr(bill)}</div>").getText()).isEqualTo("""
                SPC
                0200
                1
                CH4431999123000889012
                S
                Müller & Söhne AG
                Rue du Lac
                1268/2/22
                2501
                Biel
                CH







                1949.75
                CHF
                S
                Pia Rutschmann


                9400
                Rorschach
                CH
                QRR
                210000000003139471430009017
                Order of 15.06.2026
                EPD""");
    }

    @Test
    void drawsATransferThatBankingAppsRead() throws Exception {
        assertThat(read("{barcode:epcQr(transfer)}").getText()).isEqualTo("""
                BCD
                002
                1
                SCT
                COBADEFFXXX
                Rotes Kreuz
                DE89370400440532013000
                EUR12.50


                Spende für Brücken""");
    }

    private static Result read(String template) throws IOException, NotFoundException {
        // the decoder looks for square codes in the middle of the picture
        boolean square = template.contains("matrix") || template.contains("aztec");
        String size = square ? "30mm 30mm" : "90mm 60mm";
        byte[] pdf = Documents.render(document("<style>@page{size:" + size + ";margin:0}svg{vertical-align:top}</style>"
                + "<p style='margin:0;padding-top:5mm;text-align:center'>" + template, DATA)).content();
        try (PDDocument page = Loader.loadPDF(pdf)) {
            BufferedImage picture = new PDFRenderer(page).renderImageWithDPI(0, 200, ImageType.RGB);
            int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
            var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
            return new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(source)),
                    Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.ASSUME_GS1, true));
        }
    }
}
