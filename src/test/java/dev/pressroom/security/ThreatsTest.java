package dev.pressroom.security;

import static dev.pressroom.security.Hostile.mergeFailure;
import static dev.pressroom.security.Hostile.renderFailure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;

import dev.pressroom.render.Documents;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.security.Hostile.Listener;
import dev.pressroom.testing.PdfAssert;

/** What a template may try, and the fence that stops it. */
class ThreatsTest {

    @Test
    void codeAndSecretsAreOutOfReachOfExpressions() {
        assertThat(List.of("{x.declaringClass.classLoader}", "{x.getClass}", "{config:['quarkus.datasource.password']}",
                "{cdi:bean}", "{inject:bean}")).allSatisfy(
                        template -> assertThat(mergeFailure(template, "{\"x\":\"a\"}")).isEqualTo(Code.TEMPLATE_ERROR));
    }

    @Test
    void templatesOfOthersAreOutOfReachOfIncludes() {
        assertThat(List.of("{#include other /}", "{#include _id=x /}", "{#include other$x /}"))
                .allSatisfy(template -> assertThat(mergeFailure(template, "{\"x\":\"other\"}"))
                        .isEqualTo(Code.TEMPLATE_ERROR));
    }

    @Test
    void markupInDataIsPrintedAsText() {
        var request = Documents.document("<p>{x}</p>", "{\"x\":\"<img src='file:///etc/passwd'>{config:secret}\"}");

        PdfAssert.assertThat(Documents.render(request).content())
                .containsText("<img src='file:///etc/passwd'>{config:secret}");
    }

    @Test
    void endlessLoopsEndAtTheirBudget() {
        assertThat(mergeFailure("{#for i in 9999}{#for j in 9999}{#for k in 9999}x{/for}{/for}{/for}", "{}"))
                .isEqualTo(Code.TEMPLATE_LIMIT_EXCEEDED);
        assertThat(mergeFailure("{#for i in 2000000000}x{/for}", "{}")).isEqualTo(Code.TEMPLATE_ERROR);
    }

    @Test
    void hugeOutputEndsAtItsCap() {
        assertThat(mergeFailure("{#for i in 3000}{x}{/for}", "{\"x\":\"" + "x".repeat(1_000_000) + "\"}"))
                .isEqualTo(Code.HTML_SIZE_EXCEEDED);
    }

    @Test
    void noElementLeadsOutOfADocument() {
        try (var outside = new Listener()) {
            assertThat(List.of("<link rel=stylesheet href='URL'>", "<style>@import 'URL';</style>",
                    "<style>@font-face{font-family:X;src:url(URL)}p{font-family:X}</style><p>x", "<img src='URL'>",
                    "<svg><image href='URL' width='5' height='5'/></svg>", "<img src='file:///etc/passwd'>"))
                    .allSatisfy(html -> assertThat(renderFailure(html.replace("URL", outside.url() + "/a")))
                            .isEqualTo(Code.ASSET_ERROR));
            Documents.render("<a rel=attachment download href='" + outside.url() + "'>x</a>");

            assertThat(outside.requests()).isZero();
        }
    }

    @Test
    void layoutBombsAreRefusedBeforeTheLayout() {
        assertThat(renderFailure("<table><tr><td colspan=2000000000>x</table>")).isEqualTo(Code.HTML_SPAN_EXCEEDED);
        assertThat(renderFailure("<table><tr><td>".repeat(300) + "x")).isEqualTo(Code.HTML_DEPTH_EXCEEDED);
        assertThat(renderFailure("<p>" + "A".repeat(1_000_000))).isEqualTo(Code.HTML_WORD_EXCEEDED);
    }

    @Test
    void decompressionBombsAreRefusedBeforeTheyUnfold() {
        assertThat(renderFailure("<img src='a.png'>", Map.of("a.png", hugePng())))
                .isEqualTo(Code.IMAGE_PIXELS_EXCEEDED);
        assertThat(Documents.render("<style>@font-face{font-family:X;src:url(a.woff)}p{font-family:X}</style><p>x",
                Map.of("a.woff", hugeWoff())).report().warnings()).extracting("code").contains("font-ignored");
    }

    /** Claims 60,000 x 60,000 pixels and has none of them. */
    private static byte[] hugePng() {
        var png = ByteBuffer.allocate(8 + 25);
        png.put(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}).putInt(13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(60_000).putInt(60_000)
                .put(new byte[]{8, 6, 0, 0, 0});
        var crc = new CRC32();
        crc.update(png.array(), 12, 17);
        return png.putInt((int) crc.getValue()).array();
    }

    /** One table that claims to unfold to 2 GB. */
    private static byte[] hugeWoff() {
        var woff = ByteBuffer.allocate(44 + 20 + 20);
        woff.put("wOFF".getBytes(StandardCharsets.US_ASCII)).putInt(0x00010000).putInt(84).putShort((short) 1);
        woff.position(44);
        woff.put("glyf".getBytes(StandardCharsets.US_ASCII)).putInt(64).putInt(20).putInt(2_000_000_000).putInt(0);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(woff.array());
        return bytes.toByteArray();
    }
}
