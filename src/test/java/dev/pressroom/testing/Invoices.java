package dev.pressroom.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import dev.pressroom.render.option.EInvoice.Profile;

/** Invoices as XML that keep the rules of their profile. */
public final class Invoices {
    private Invoices() {}

    public static String of(Profile profile) {
        return switch (profile) {
            case MINIMUM -> text("minimum.xml");
            case EN16931, EXTENDED, XRECHNUNG -> full(profile);
            case BASIC -> without("DefinedTradeContact", full(profile));
            case BASIC_WL -> without("IncludedSupplyChainTradeLineItem",
                    without("DefinedTradeContact", full(profile)));
        };
    }

    private static String full(Profile profile) {
        return text("en16931.xml").replace("<ram:ID>" + Profile.EN16931.guideline() + "<",
                "<ram:ID>" + profile.guideline() + "<");
    }

    private static String without(String element, String xml) {
        return xml.replaceAll("(?s)<ram:" + element + ">.*?</ram:" + element + ">", "");
    }

    private static String text(String file) {
        try (InputStream stream = Objects.requireNonNull(Invoices.class.getResourceAsStream("/invoices/" + file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
