package dev.pressroom.render;

import static dev.pressroom.render.Documents.document;
import static dev.pressroom.render.Documents.render;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.net.httpserver.HttpServer;

import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.testing.PdfAssert;

/** Nothing leads out of a document: a server within reach hears no request, and no file is read. */
class OutsideTest {
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<link rel=stylesheet href='URL/a.css'>",
            "<link rel='alternate stylesheet' href=URL/a.css>",
            "<style>@import url(URL/a.css);</style>", "<style>@import 'URL/a.css';</style>", "<img src='URL/a.png'>",
            "<img src=' URL/a.png'>", "<img src='ht\ttp://127.0.0.1/a.png'>", "<img src='URL/a.svg'>",
            "<img src='URL/a.pdf'>",
            "<img src='//127.0.0.1/a.png'>", "<img src='\\\\127.0.0.1/a.png'>", "<img srcset='URL/a.png 2x'>",
            "<style>@font-face{font-family:X;src:url(URL/a.ttf)}p{font-family:X}</style><p>x",
            "<style>p{background-image:url(URL/a.png)}</style><p>x",
            "<style>.unused{background:url(URL/a.png)}</style>",
            "<style>p{background-image:url(\\68ttp://127.0.0.1/a.png)}</style><p>x",
            "<style>p::before{content:url(URL/a.png)}</style><p>x",
            "<style>@page{background-image:url(URL/a.png)}</style>",
            "<p style='background-image:url(\"URL/a.png\")'>x", "<ul style='list-style-image:url(URL/a.png)'><li>x",
            "<table background='URL/a.png'><tr><td>x", "<table><tr><td bgcolor='red;background-image:url(URL/a.png)'>x",
            "<iframe src='URL/'></iframe>", "<object data='URL/'></object>", "<embed src='URL/'>",
            "<input type=image src='URL/'>",
            "<video poster='URL/'></video>", "<audio src='URL/'></audio>",
            "<svg><image href='URL/a.png' width='5' height='5'/></svg>", "<svg><use xlink:href='URL/a.svg#x'/></svg>",
            "<svg><style>@import url(URL/a.css);</style><rect width='5' height='5'/></svg>",
            "<svg><style>@\\69mport 'URL/a.css';</style><rect width='5' height='5'/></svg>",
            "<svg><rect width='5' height='5' fill='url(URL/a.svg#x)'/></svg>",
            "<svg><rect width='5' height='5' style='fill:\\75rl(URL/a.svg#x)'/></svg>",
            "<style>rect{fill:url(URL/a.svg#x)}</style><svg><rect width='5' height='5'/></svg>",
            "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='URL/a.png'/></svg>\">"})
    void refusesWhatLeadsOut(String html) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();

        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> render("{|" + html.replace("URL", url) + "|}"))
                .returns(Code.ASSET_ERROR, RenderFailure::code).withMessageContaining("may not be read");

        assertThat(requests).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "FILE:/etc/passwd", "jar:file:/x.jar!/a.png",
            "classpath:/fonts/OFL.txt",
            "jrt:/java.base/module-info.class", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x", "netdoc:///etc/passwd",
            "http://169.254.169.254/latest/meta-data", "javascript:alert(1)", "mailto:a@example.com", "blob:x",
            "about:blank"})
    void refusesEveryOtherScheme(String url) {
        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> render("<img src='" + url + "'>"))
                .returns(Code.ASSET_ERROR, RenderFailure::code);
    }

    @Test
    void refusesWhatTheDataBringsIn() {
        var request = document("<img src='{picture}'>", "{\"picture\": \"file:///etc/passwd\"}");

        assertThatExceptionOfType(RenderFailure.class).isThrownBy(() -> render(request))
                .returns(Code.ASSET_ERROR, RenderFailure::code);
    }

    @Test
    void printsMarkupFromTheDataAsText() {
        RenderedPdf pdf = render(document("<p>{text}</p>", "{\"text\": \"<img src='file:///etc/passwd'>\"}"));

        PdfAssert.assertThat(pdf.content()).containsText("<img src='file:///etc/passwd'>");
    }

    @Test
    void tellsNoPathOfWhatItRefuses() {
        assertThatExceptionOfType(RenderFailure.class)
                .isThrownBy(() -> render("<img src='http://10.0.0.7:8080/secret'>"))
                .satisfies(failure -> assertThat(failure).hasMessageNotContaining("10.0.0.7")
                        .hasMessageNotContaining("secret"));
    }

    @Test
    void keepsLinksAndFollowsNone() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();

        PdfAssert.assertThat(render("<base href='" + url + "'><a href='" + url + "/x' download>here</a>").content())
                .containsText("here");

        assertThat(requests).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>SVG",
            "<!DOCTYPE svg SYSTEM 'http://127.0.0.1/x.dtd'>SVG",
            "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY x '&a;&a;&a;&a;&a;&a;&a;&a;'>]>SVG",
            "<?xml-stylesheet href='http://127.0.0.1/x.css'?>SVG"})
    void expandsNoEntities(String prologue) {
        String svg = prologue.replace("SVG", "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'>"
                + "<text y='20'>&x;</text></svg>");
        String url = "data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));

        PdfAssert.assertThat(render("<img src='" + url + "'>seen").content()).containsText("seen")
                .doesNotContainText("aaaa");
    }

    @Test
    void drawsAssetsByName() {
        String css = "@import url(other.css);p{color:#123456}";
        String svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>";
        var assets = Map.of("other.css", new byte[0], "style.css", css.getBytes(StandardCharsets.UTF_8), "my logo.svg",
                svg.getBytes(StandardCharsets.UTF_8));

        RenderedPdf pdf = render("<link rel=stylesheet href='./style.css'><img src='asset:my%20logo.svg?v=2'>"
                + "<img src='/my logo.svg'><p>text</p>", assets);

        assertThat(pdf.report().warnings()).isEmpty();
    }

    @Test
    void leavesTheAlternateTextOfAMissingImage() {
        RenderedPdf pdf = render("<img src='none.png' alt='Our logo'> <img src='https.png'>");

        PdfAssert.assertThat(pdf.content()).containsText("Our logo");
        assertThat(pdf.report().warnings()).extracting(RenderReport.Warning::message)
                .containsExactly("there is no asset 'none.png'", "there is no asset 'https.png'");
    }
}
