package dev.pressroom.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class SealTest {
    private static final byte[] SECRET = "the webhook's secret".getBytes(UTF_8);

    private final Seal seal = new Seal(key(1));

    @Test
    void opensWhatItClosed() {
        byte[] envelope = seal.close(SECRET, "webhook:1");

        byte[] opened = seal.open(envelope, "webhook:1");

        assertThat(opened).isEqualTo(SECRET);
    }

    @Test
    void showsNothingOfTheSecret() {
        byte[] envelope = seal.close(SECRET, "webhook:1");

        assertThat(new String(envelope, UTF_8)).doesNotContain("webhook");
    }

    @Test
    void neverClosesTheSameWayTwice() {
        byte[] once = seal.close(SECRET, "webhook:1");
        byte[] again = seal.close(SECRET, "webhook:1");

        assertThat(once).isNotEqualTo(again);
    }

    @Test
    void opensForNoOtherPurpose() {
        byte[] envelope = seal.close(SECRET, "webhook:1");

        assertThatThrownBy(() -> seal.open(envelope, "webhook:2")).isInstanceOf(BrokenSealException.class);
    }

    @Test
    void saysThatAnotherKeyClosedIt() {
        byte[] envelope = new Seal(key(2)).close(SECRET, "webhook:1");

        assertThatThrownBy(() -> seal.open(envelope, "webhook:1")).isInstanceOf(BrokenSealException.class)
                .hasMessageContaining("another secret key");
    }

    @Test
    void refusesEveryAlteredByte() {
        byte[] envelope = seal.close(SECRET, "webhook:1");

        for (int at = 0; at < envelope.length; at++) {
            byte[] altered = envelope.clone();
            altered[at] ^= 1;
            assertThatThrownBy(() -> seal.open(altered, "webhook:1")).isInstanceOf(BrokenSealException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 32})
    void refusesWhatIsTooShort(int length) {
        assertThatThrownBy(() -> seal.open(new byte[length], "webhook:1")).isInstanceOf(BrokenSealException.class);
    }

    @Test
    void readsTheKeyFromTheConfiguration() {
        String text = Base64.getEncoder().encodeToString(key(7));

        byte[] read = SecretKeyText.read(Optional.of(text));

        assertThat(read).isEqualTo(key(7));
    }

    @Test
    void refusesToBeWithoutAKey() {
        assertThatThrownBy(() -> SecretKeyText.read(Optional.empty())).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("PRESSROOM_SECRET_KEY").hasMessageContaining("openssl rand -base64 32");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "c2hvcnQ=", "not/base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refusesAKeyOfAnotherShape(String text) {
        assertThatThrownBy(() -> SecretKeyText.read(Optional.of(text))).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("pressroom.secret-key");
    }

    private static byte[] key(int fill) {
        var key = new byte[32];
        java.util.Arrays.fill(key, (byte) fill);
        return key;
    }
}
