package dev.pressroom.render.finish.signature;

import static dev.pressroom.render.Documents.PIPELINE;
import static dev.pressroom.render.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.RenderedPdf;
import dev.pressroom.render.Stop;
import dev.pressroom.render.finish.signature.SignatureOptions.Level;
import dev.pressroom.render.finish.signature.TrustSource.Authority;
import dev.pressroom.testing.pki.Identity;
import dev.pressroom.testing.pki.TestCa;
import dev.pressroom.testing.pki.TestTsa;

/** Whoever uploads a key chooses what addresses its certificate names; signing follows none by itself. */
class OutsideTest {
    private final Queue<String> visits = new ConcurrentLinkedQueue<>();
    private final HttpServer inside;

    OutsideTest() throws IOException {
        inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void open() {
        inside.createContext("/", exchange -> {
            visits.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        inside.start();
    }

    @AfterEach
    void close() {
        inside.stop(0);
    }

    @Test
    void visitsNoAddressThatACertificateNames() {
        String url = "http://localhost:" + inside.getAddress().getPort();
        var ca = new TestCa(url + "/list.crl", url + "/ocsp");
        var tsa = new TestTsa(new TestCa()); // another's, so that nothing tells who issued the key's certificate
        Identity whole = ca.signer("ACME Invoices");
        var rootless = new Identity(whole.key(), List.of(whole.certificate()));
        TrustSource strict = query -> {
            if (query.authority() == Authority.TIME_STAMPS) {
                return tsa.answer(query.body());
            }
            throw new TrustSource.Refused("not there");
        };

        assertThat(signed(rootless, Level.B_T, strict).pages()).isEqualTo(1);
        assertThat(catchThrowableOfType(RenderFailure.class, () -> signed(rootless, Level.B_LT, strict)).code())
                .isEqualTo(Code.SIGNATURE_FAILED);

        assertThat(visits).isEmpty();
    }

    private static RenderedPdf signed(Identity by, Level level, TrustSource trust) {
        return PIPELINE.render(document("<p>x").signedBy(Orders.order(by, level)), name -> null, trust, new Stop());
    }
}
