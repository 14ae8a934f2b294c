package dev.pressroom.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final WebhookSecret SECRET = WebhookSecret.read("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
            .orElseThrow();
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String EXPECTED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void agreesWithTheTestVectorOfTheSpecification() {
        String signature = WebhookSignature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, BODY, List.of(SECRET.key()));

        assertThat(signature).isEqualTo(EXPECTED);
    }

    @Test
    void listsASignatureForEachSecret() {
        String signature = WebhookSignature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, BODY,
                List.of(WebhookSecret.random().key(), SECRET.key()));

        assertThat(signature.split(" ")).hasSize(2).allMatch(each -> each.startsWith("v1,")).contains(EXPECTED);
    }

    @Test
    void readsSecretsOf24To64BytesOnly() {
        assertThat(WebhookSecret.read(SECRET.reveal())).isPresent();
        assertThat(WebhookSecret.read("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isPresent();
        assertThat(WebhookSecret.read("whsec_" + Base64.getEncoder().encodeToString(new byte[64]))).isPresent();
        assertThat(WebhookSecret.read("whsec_" + Base64.getEncoder().encodeToString(new byte[65]))).isEmpty();
        assertThat(WebhookSecret.read("whsec_" + Base64.getEncoder().encodeToString(new byte[23]))).isEmpty();
        assertThat(WebhookSecret.read("whsec_not base64!")).isEmpty();
        assertThat(WebhookSecret.read("")).isEmpty();
    }

    @Test
    void makesSecretsOf32Bytes() {
        String text = WebhookSecret.random().reveal();

        assertThat(text).startsWith("whsec_").isNotEqualTo(WebhookSecret.random().reveal());
        assertThat(Base64.getDecoder().decode(text.substring(6))).hasSize(32);
        assertThat(WebhookSecret.random()).hasToString("webhook secret");
    }
}
