package dev.pressroom.security;

import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.Documents.limits;
import static dev.pressroom.render.Documents.render;
import static dev.pressroom.render.Documents.with;
import static dev.pressroom.security.Hostile.renderFailure;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;

import org.junit.jupiter.api.Test;

import dev.pressroom.render.Phase;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.security.Hostile.Listener;
import dev.pressroom.testing.PdfAssert;
import javax.script.ScriptEngineFactory;

/** What befell others of our trade, as far as a document can do it; the doors' part is in {@link AdvisoriesOverHttpTest}. */
class AdvisoriesTest {
    private static final List<String> ELEMENTS = List.of("<iframe src='URL'></iframe>", "<object data='URL'></object>",
            "<embed src='URL'>", "<link rel=stylesheet href='URL'>", "<style>@import url(URL);</style>",
            "<style>@font-face{font-family:X;src:url(URL)}p{font-family:X}</style><p>x", "<img src='URL'>",
            "<svg><image href='URL' width='5' height='5'/></svg>", "<svg><use xlink:href='URL#x'/></svg>",
            "<p style='background:url(URL)'>x");

    /** CVE-2022-35583, CVE-2020-21365. */
    @Test
    void noElementReadsWhatIsInsideTheNetworkOrTheMachine() {
        assertThat(List.of("http://169.254.169.254/latest/meta-data", "file:///etc/passwd", "jar:file:/x.jar!/a",
                "ftp://127.0.0.1/x", "gopher://127.0.0.1/x")).allSatisfy(
                        url -> assertThat(ELEMENTS)
                                .allSatisfy(html -> assertThat(renderFailure(html.replace("URL", url)))
                                        .describedAs(html).isEqualTo(Code.ASSET_ERROR)));
    }

    /** GHSA-pf6p-25r2-fx45. */
    @Test
    void noAddressInDataIsFetched() {
        try (var outside = new Listener()) {
            assertThat(
                    List.of("<img src='{x}'>", "<p style='background:url({x})'>y", "<link rel=stylesheet href='{x}'>"))
                    .allSatisfy(html -> assertThat(
                            renderFailure(document(html, "{\"x\":\"" + outside.url() + "/a.png\"}")))
                            .isEqualTo(Code.ASSET_ERROR));

            assertThat(outside.requests()).isZero();
        }
    }

    /** CVE-2024-28184, CVE-2025-68616: an address that redirects is never asked in the first place. */
    @Test
    void attachmentsAndRedirectsAreNoWayAround() {
        try (var redirecting = new Listener()) {
            render("<a rel=attachment href='" + redirecting.url() + "'>x</a><a download href='" + redirecting.url()
                    + "'>y</a>");
            render("<head><link rel=attachment href='" + redirecting.url() + "'></head>x");

            assertThat(redirecting.requests()).isZero();
        }
    }

    /** CVE-2026-49452. */
    @Test
    void noAttributeFromDataBecomesCss() {
        try (var outside = new Listener()) {
            String data = "{\"x\":\"red;background-image:url(" + outside.url() + "/a.png)\"}";
            assertThat(List.of("<table bgcolor='{x}'><tr><td>x</table>", "<table><tr><td bgcolor='{x}'>x</table>",
                    "<table><tr><td width='{x}' align='{x}'>x</table>", "<font color='{x}' face='{x}'>x</font>"))
                    .allSatisfy(html -> assertHarmless(html, data, outside));
        }
    }

    private static void assertHarmless(String html, String data, Listener outside) {
        try {
            render(document(html, data));
        } catch (RenderFailure refused) {
            assertThat(refused.code()).isEqualTo(Code.ASSET_ERROR);
        }
        assertThat(outside.requests()).isZero();
    }

    /** CVE-2023-2583. */
    @Test
    void thereIsNoScriptLanguage() {
        assertThat(ServiceLoader.load(ScriptEngineFactory.class)).isEmpty();
        PdfAssert.assertThat(
                render("{|<p id=a>before</p><script>document.getElementById('a').innerHTML='run'</script>|}")
                        .content())
                .containsText("before").doesNotContainText("run");
    }

    /** CVE-2026-43979. */
    @Test
    void aTitleFromDataIsEscaped() {
        String data = "{\"x\":\"</title><img src='http://127.0.0.1/'>\"}";

        PdfAssert.assertThat(render(document("<title>{x}</title><p>y", data)).content())
                .hasTitle("</title><img src='http://127.0.0.1/'>");
    }

    /** CVE-2020-11987 and others. */
    @Test
    void svgRunsNoScriptsAndReadsNothing() {
        try (var outside = new Listener()) {
            render("{|<svg width='10' height='10' onload='x()'><script>java.lang.System.exit(1)</script>"
                    + "<rect width='5' height='5'/></svg>|}");
            assertThat(List.of("<image href='URL' width='5' height='5'/>", "<use xlink:href='URL#x'/>",
                    "<style>@import url(URL);</style><rect width='5' height='5'/>",
                    "<rect width='5' height='5' fill='url(URL#x)'/>"))
                    .allSatisfy(svg -> assertThat(
                            renderFailure("<svg>" + svg.replace("URL", outside.url() + "/a") + "</svg>"))
                            .isEqualTo(Code.ASSET_ERROR));

            assertThat(outside.requests()).isZero();
        }
    }

    /** openhtmltopdf (danfickle) 551. */
    @Test
    void nestedTablesThatTakeForEverEndAtTheirTime() {
        String rows = "<tr><td>a<td>b<td>c".repeat(2_000);
        var request = with(document("<table><tr><td>".repeat(30) + "<table>" + rows + "</table>"),
                limits(limits -> limits.layoutTime(Duration.ofMillis(300))));
        long began = System.nanoTime();

        Code code = renderFailure(request);

        assertThat(code).isEqualTo(Code.LAYOUT_TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        assertThat(Phase.LAYOUT.overrun(request.limits()).code()).isEqualTo(code);
    }

    /** CVE-2026-12894. */
    @Test
    void noEnumLeadsToAClassLoader() {
        assertThat(Hostile.mergeFailure("{x.declaringClass.classLoader.loadClass('java.lang.Runtime')}",
                "{\"x\":\"A4\"}")).isEqualTo(Code.TEMPLATE_ERROR);
    }
}
