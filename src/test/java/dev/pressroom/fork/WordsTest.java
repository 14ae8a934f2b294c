package dev.pressroom.fork;

import static dev.pressroom.render.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.pressroom.render.RenderRequest.Parts;

class WordsTest {

    @Test
    void takesARequestAsItWasSent() throws IOException {
        var request = document("{#include head /}", "{\"a\": 1}")
                .with(new Parts(Map.of("head", "<b>{t:total}</b>"), "{\"en\": {\"total\": \"Total\"}}"));

        assertThat(Words.request(Words.request(request))).isEqualTo(request);
    }
}
