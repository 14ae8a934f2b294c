package dev.pressroom.render.finish.signature;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.pressroom.render.finish.signature.SignatureOptions.Box;
import dev.pressroom.render.finish.signature.SignatureOptions.Level;
import dev.pressroom.testing.pki.Identity;

/** Signing orders as tests write them. */
public final class Orders {
    private static final Instant NOW = Instant.ofEpochSecond(Instant.now().getEpochSecond());

    private Orders() {}

    public static SigningOrder order(Identity by, Level level) {
        return order(by, new SignatureOptions(level, null, null, null, null, null, null));
    }

    public static SigningOrder visible(Identity by, Box box) {
        return order(by, new SignatureOptions(Level.B_B, "Issued as it is", "Berlin", null, null, null, box));
    }

    public static Box box(@Nullable String text, @Nullable String image) {
        return new Box(1, "120mm", "240mm", "70mm", "25mm", text, image);
    }

    public static SigningOrder order(Identity by, SignatureOptions options) {
        return new SigningOrder(by.key().getEncoded(), by.chain().stream().map(Orders::encoded).toList(), NOW, options);
    }

    static SigningOrder late(SigningOrder order, Instant time) {
        return new SigningOrder(order.privateKey(), order.chain(), time, order.options());
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

}
