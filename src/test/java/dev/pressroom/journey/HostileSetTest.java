package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

import javax.imageio.ImageIO;

/** Documents that are endless, huge or after something else, each beside ordinary ones: they cost themselves alone. */
@QuarkusTest
@TestProfile(HostileSetTest.SmallForks.class)
class HostileSetTest {
    private static final int ORDINARY = 100;

    private Client client;
    private Map<String, ?> data = Map.of();

    @BeforeEach
    void makeAnAccount() {
        client = Client.ofNewAccount();
    }

    @Test
    void endsEachInItsOwnErrorWhileOrdinaryJobsSucceedAtOnce() throws IOException {
        try (var silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            data = Map.of("many", IntStream.range(0, 100).boxed().toList(), "silent",
                    "http://127.0.0.1:" + silent.getLocalPort() + "/");
            Map<String, String> hostile = documents();
            Map<String, String> jobs = new LinkedHashMap<>();
            List<String> ordinary = new ArrayList<>(ordinary(ORDINARY / 2));
            hostile.forEach((html, code) -> {
                jobs.put(post(html), code);
                ordinary.addAll(ordinary(ORDINARY / 2 / hostile.size() + 1));
            });

            jobs.forEach((id, code) -> assertThat(ended(id).<String>path("error.code"))
                    .describedAs("the job that should end in %s", code).isEqualTo(code));

            assertThat(ordinary).hasSizeGreaterThanOrEqualTo(ORDINARY).allSatisfy(this::succeededFirstTime);
        }
    }

    private static Map<String, String> documents() throws IOException {
        Map<String, String> documents = new LinkedHashMap<>();
        documents.put("{#for a in many}{#for b in many}{#for c in many}{c}{/for}{/for}{/for}",
                "TEMPLATE_LIMIT_EXCEEDED");
        documents.put("<table><tr><td colspan=2000000000>x</table>", "HTML_SPAN_EXCEEDED");
        documents.put(drawing("<filter id='f'><feTurbulence baseFrequency='0.01' numOctaves='2000000'/></filter>"
                + "<rect width='500' height='500' filter='url(#f)'/>".repeat(100)), "RENDER_TIMEOUT");
        documents.put("<table><tr><td>".repeat(250) + "x", "HTML_DEPTH_EXCEEDED");
        documents.put(image(new BufferedImage(6_000, 6_000, BufferedImage.TYPE_INT_ARGB)), "RENDER_OUT_OF_MEMORY");
        documents.put("<p style='word-wrap:break-word'>" + "A".repeat(1_000_000), "HTML_WORD_EXCEEDED");
        documents.put(image(new BufferedImage(20_000, 20_000, BufferedImage.TYPE_BYTE_BINARY)),
                "IMAGE_PIXELS_EXCEEDED");
        documents.put("<div>".repeat(2_000) + "x", "HTML_DEPTH_EXCEEDED");
        documents.put("<img src='{silent}logo.png' alt=''>", "ASSET_ERROR");
        documents.put("<link rel='stylesheet' href='{silent}style.css'>x", "ASSET_ERROR");
        documents.put("<svg xmlns:xlink='http://www.w3.org/1999/xlink'><use xlink:href='{silent}x.svg#a'/></svg>",
                "ASSET_ERROR");
        return documents;
    }

    private static String drawing(String content) {
        return "{|<svg width='500' height='500'>" + content + "</svg>|}";
    }

    private static String image(BufferedImage image) throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return "<img alt='' src='data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray()) + "'>";
    }

    private String post(String html) {
        return client.post(Map.of("html", html, "data", data));
    }

    private List<String> ordinary(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> client.post(Map.of("html", "<h1>Ordinary {n}</h1>", "data", Map.of("n", number))))
                .toList();
    }

    private void succeededFirstTime(String id) {
        Response job = ended(id);
        assertThat(job.<String>path("state")).isEqualTo("SUCCEEDED");
        assertThat(job.<Integer>path("attempt")).isEqualTo(1);
    }

    /** A full set of slow ones may stand before it. */
    private Response ended(String id) {
        Response job = client.ended(id);
        while (List.of("QUEUED", "RUNNING").contains(job.<String>path("state"))) {
            job = client.ended(id);
        }
        return job;
    }

    public static class SmallForks implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("pressroom.forks", "2", "pressroom.fork.heap", "240M", "pressroom.worker.slots", "3",
                    "pressroom.render.timeout", "8s", "pressroom.worker.warm-up", "true");
        }
    }
}
