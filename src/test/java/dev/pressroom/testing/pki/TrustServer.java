package dev.pressroom.testing.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A time-stamping authority and a revocation list over HTTP, one for all tests of this JVM. Quarkus may load this class more than
 * once, so what the tests need to know stands in system properties.
 */
public final class TrustServer {
    private static final String MARK = "dev.pressroom.testing.pki.";

    private TrustServer() {}

    /** Starts it where it does not run yet. */
    public static synchronized void start() {
        if (System.getProperty(MARK + "port") != null) {
            return;
        }
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
            int port = server.getAddress().getPort();
            var ca = new TestCa("http://localhost:" + port + "/list.crl");
            var tsa = new TestTsa(ca);
            server.createContext("/tsa",
                    exchange -> answer(exchange, tsa.answer(exchange.getRequestBody().readAllBytes())));
            server.createContext("/list.crl", exchange -> answer(exchange, ca.revocationList()));
            server.start();
            System.setProperty(MARK + "root", text(ca.root().getEncoded()));
            System.setProperty(MARK + "list", text(ca.revocationList()));
            System.setProperty(MARK + "seal", ca.signer("ACME Invoices").base64());
            System.setProperty(MARK + "port", String.valueOf(port));
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers 503 from now on, or no more. */
    public static void away(boolean away) {
        System.setProperty(MARK + "away", String.valueOf(away));
    }

    public static String host() {
        return "localhost:" + System.getProperty(MARK + "port");
    }

    public static byte[] revocationList() {
        return bytes("list");
    }

    public static X509Certificate root() {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(bytes("root")));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A PKCS#12 in Base64 with {@link Identity#PASSWORD}. */
    public static String seal() {
        return System.getProperty(MARK + "seal");
    }

    private static void answer(HttpExchange exchange, byte[] body) {
        try (exchange) {
            boolean away = Boolean.getBoolean(MARK + "away");
            exchange.sendResponseHeaders(away ? 503 : 200, away ? -1 : body.length);
            if (!away) {
                exchange.getResponseBody().write(body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String name) {
        return Base64.getDecoder().decode(System.getProperty(MARK + name));
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
