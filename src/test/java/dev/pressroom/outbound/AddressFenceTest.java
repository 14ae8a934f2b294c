package dev.pressroom.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.smallrye.mutiny.Uni;

class AddressFenceTest {
    private static final String PUBLIC = "93.184.215.14";

    private final Map<String, List<String>> names = Map.of("public.test", List.of(PUBLIC, "2606:2800:21f:cb07::1"),
            "mixed.test", List.of(PUBLIC, "10.1.2.3"), "inside.test", List.of("192.168.0.7"), "nat64.test",
            List.of("64:ff9b::a00:1"), "empty.test", List.of());
    private final AddressFence fence = fence(new AddressFence.Rules(Set.of(8443), List.of()));

    private AddressFence fence(AddressFence.Rules rules) {
        return new AddressFence(this::resolve, rules);
    }

    private Uni<List<InetAddress>> resolve(String host) {
        List<String> known = names.get(host);
        return known == null
                ? Uni.createFrom().failure(new UnknownHostException(host))
                : Uni.createFrom()
                        .item(known.stream().map(AddressRange::literal).map(Objects::requireNonNull).toList());
    }

    private static Destination admit(AddressFence fence, String url) {
        return fence.admit(url).await().atMost(Duration.ofSeconds(5));
    }

    private void refused(String url, String... words) {
        assertThatExceptionOfType(RefusedAddressException.class).as(url).isThrownBy(() -> admit(fence, url))
                .satisfies(refusal -> Arrays.stream(words)
                        .forEach(word -> assertThat(refusal.getMessage()).contains(word)));
    }

    @Test
    void admitsAPublicHostWithAllOfItsAddresses() {
        Destination to = admit(fence, "https://public.test/hooks?a=b%20c");

        assertThat(to.addresses()).extracting(InetAddress::getHostAddress).containsExactly(PUBLIC,
                "2606:2800:21f:cb07:0:0:0:1");
        assertThat(to.host()).isEqualTo("public.test");
        assertThat(to.port()).isEqualTo(443);
        assertThat(to.secure()).isTrue();
        assertThat(to.target()).isEqualTo("/hooks?a=b%20c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1",
            "127.255.255.255", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1",
            "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1",
            "239.255.255.255", "240.0.0.1", "255.255.255.255", "[::]", "[::1]", "[::127.0.0.1]", "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]", "[::ffff:a9fe:a9fe]", "[64:ff9b::7f00:1]", "[64:ff9b:1::a00:1]", "[100::1]",
            "[2001::1]", "[2001:db8::1]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "[3fff::1]", "[5f00::1]",
            "[fc00::1]", "[fd12:3456::1]", "[fe80::1]", "[febf::1]", "[fec0::1]", "[ff02::1]"})
    void refusesWhatIsNotPublic(String literal) {
        refused("http://" + literal + "/", "which is not public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1", "192.0.1.1", "198.17.255.255",
            "198.20.0.1", "223.255.255.255", "8.8.8.8", "[2001:4860:4860::8888]", "[2606:4700::1111]",
            "[::ffff:8.8.8.8]", "[2003::1]"})
    void admitsWhatIsJustOutsideOfThat(String literal) {
        assertThat(admit(fence, "http://" + literal + "/").addresses()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "127.1", "0177.0.0.1", "0x7f000001", "0x7f.1", "127.0.0.1.", "017700000001",
            "1.2.3.4.5", "[fe80::1%25eth0]", "[::1%251]", "999.1.1.1", "08.8.8.8", "a.0x7f", "0"})
    void refusesAddressesThatParsersReadDifferently(String host) {
        refused("http://" + host + "/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://public.test/", "file:///etc/passwd", "gopher://public.test/",
            "jar:http://public.test/!/",
            "//public.test/", "public.test", "", "http:///x", "http://", "http:public.test", "http://user@public.test/",
            "http://user:pass@public.test/", "http://public.test@inside.test/", "http://public.test\\@inside.test/",
            "http://public test/", "http://public.test/\r\nHost: inside.test", "http://pub_lic.test/",
            "http://ｐublic.test/"})
    void refusesWhatIsNoPlainUrl(String url) {
        refused(url);
    }

    @Test
    void refusesAHostOfWhoseAddressesOneIsNotPublic() {
        refused("https://mixed.test/", "mixed.test", "10.1.2.3");
        refused("https://inside.test/", "192.168.0.7");
        refused("https://nat64.test/");
    }

    @Test
    void refusesAHostThatDoesNotResolve() {
        refused("https://nowhere.test/", "nowhere.test", "does not resolve");
        refused("https://empty.test/");
    }

    @Test
    void keepsToThePortsOfTheWebAndTheAllowedOnes() {
        assertThat(admit(fence, "http://public.test:443/").port()).isEqualTo(443);
        assertThat(admit(fence, "https://public.test:8443/").port()).isEqualTo(8443);

        for (int port : new int[]{0, 22, 25, 5432, 8080, 65535, 65536}) {
            refused("http://public.test:" + port + "/", "port " + port);
        }
    }

    @Test
    void reachesAllowedNetworksOnAnyPort() {
        AddressFence open = fence(new AddressFence.Rules(Set.of(),
                List.of(AddressRange.of("192.168.0.0/24"), AddressRange.of("127.0.0.1"))));

        assertThat(admit(open, "http://inside.test:9000/").port()).isEqualTo(9000);
        assertThat(admit(open, "http://[::ffff:127.0.0.1]:9000/").addresses()).hasSize(1);
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> admit(open, "http://192.168.1.7/"));
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> admit(open, "http://public.test:9000/"));
        assertThatExceptionOfType(RefusedAddressException.class).isThrownBy(() -> admit(open, "http://mixed.test/"));
    }

    private static String foresee(AddressFence fence, String url) {
        return fence.foresee(url).await().atMost(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://nobody-knows.example/x", "https://nobody-knows.example:8443/x",
            "https://93.184.215.14/"})
    void foreseesWithoutAskingForAName(String url) {
        assertThat(foresee(fence, url)).isIn("nobody-knows.example", PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://public.test/x", "https://localhost/x", "https://127.0.0.1/x", "https://10.0.0.1/x",
            "https://[::1]/x", "https://single/x", "https://printer.local/x", "https://db.internal/x",
            "https://a.localhost/x", "https://nobody-knows.example:8080/x", "https://0x7f000001/x",
            "ftp://public.test/"})
    void foreseesWhatWillNotBeAdmitted(String url) {
        assertThatExceptionOfType(RefusedAddressException.class).as(url).isThrownBy(() -> foresee(fence, url));
    }

    @Test
    void foreseesAddressesThatAreOpenHere() {
        AddressFence open = fence(new AddressFence.Rules(Set.of(), List.of(AddressRange.of("192.168.0.0/16"))));

        assertThat(foresee(open, "http://inside.test:9000/x")).isEqualTo("inside.test");
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> foresee(open, "http://public.test/x"));
    }
}
