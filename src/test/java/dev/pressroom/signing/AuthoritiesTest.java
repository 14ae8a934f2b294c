package dev.pressroom.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class AuthoritiesTest {
    private static final Authorities AUTHORITIES = Settings
            .stamping("https://tsa.example/stamp", "crl.example", "Inner.example:8080").authorities();

    @ParameterizedTest
    @ValueSource(strings = {"http://crl.example/a.crl", "https://CRL.example/a", "http://crl.example:80/",
            "https://crl.example:443/", "http://inner.example:8080/ocsp"})
    void asksWhomTheOperatorNamed(String url) {
        assertThat(AUTHORITIES.mayAsk(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/", "http://crl.example:8080/", "http://inner.example/",
            "http://crl.example.evil.example/", "http://crl.example@evil.example/", "http://user@crl.example/",
            "file:///etc/passwd", "ftp://crl.example/", "ldap://crl.example/", "http://evil.crl.example/",
            "crl.example"})
    void asksNobodyElse(String url) {
        assertThat(AUTHORITIES.mayAsk(URI.create(url))).isFalse();
    }

    @Test
    void tellsWhatItCanDo() {
        assertThat(AUTHORITIES.timeStamps()).contains(URI.create("https://tsa.example/stamp"));
        assertThat(AUTHORITIES.tellRevocations()).isTrue();
        assertThat(new Settings(null, null, null, List.of(), Duration.ofSeconds(1), 1).authorities())
                .satisfies(none -> assertThat(none.timeStamps()).isEmpty())
                .satisfies(none -> assertThat(none.tellRevocations()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://tsa.example/", "tsa.example", "https://name:secret@tsa.example/", "http:///stamp"})
    void endsTheStartWithAnAddressThatIsNone(String url) {
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> Settings.stamping(url).authorities())
                .withMessageContaining("pressroom.signing.tsa-url").withMessageNotContaining("secret");
    }

    @Test
    void endsTheStartWithSettingsThatMakeNoSense() {
        refused(Settings.stamping("https://tsa.example/", "http://crl.example/"), "revocation-hosts");
        refused(new Settings("https://tsa.example/", "name", null, List.of(), Duration.ofSeconds(1), 1),
                "tsa-password");
        refused(new Settings(null, null, null, List.of(), Duration.ZERO, 1), "timeout");
    }

    private static void refused(Settings settings, String key) {
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(settings::authorities)
                .withMessageContaining("pressroom.signing." + key);
    }
}
