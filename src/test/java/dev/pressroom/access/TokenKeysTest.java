package dev.pressroom.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

import dev.pressroom.PressroomConfig;
import dev.pressroom.audit.Trail;
import dev.pressroom.seal.Seal;
import dev.pressroom.testing.SettableClock;
import dev.pressroom.testing.Tenant;

@QuarkusTest
class TokenKeysTest {
    @Inject
    AgroalDataSource database;

    @Inject
    SettableClock settable;

    @Inject
    Clock clock;

    @Inject
    Seal seal;

    @Inject
    PressroomConfig config;

    @Inject
    Trail trail;

    @AfterEach
    void letTheClockRun() {
        settable.reset();
    }

    @Test
    void keepTheirPrivateHalfSealed() throws Exception {
        byte[] stored = only("select private_key from token_key where state = 'ACTIVE'", byte[].class);

        assertThat(stored).isNotEmpty();
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        assertThatThrownBy(() -> rsa.generatePrivate(new PKCS8EncodedKeySpec(stored)))
                .isInstanceOf(InvalidKeySpecException.class);
    }

    @Test
    void areTheSameForServersThatStartSideBySide() throws Exception {
        retireTheActiveOne();

        Set<String> chosen = sideBySide(3, () -> ring(new TokenKeys(seal, clock, config, trail)).signingId());

        assertThat(chosen).hasSize(1);
        assertThat(only("select count(*) from token_key where state = 'ACTIVE'", Long.class)).isOne();
    }

    @Test
    void changeWithoutEndingTheTokensOfTheLastOne() throws Exception {
        Tenant tenant = Tenant.open();
        String before = tenant.token();
        retireTheActiveOne();

        settable.advance(Duration.ofMinutes(10));
        String after = tenant.token();

        assertThat(TokenFormat.keyId(after)).isNotEqualTo(TokenFormat.keyId(before));
        bearer(before).then().statusCode(200);
        bearer(after).then().statusCode(200);
        assertThat(given().get("/.well-known/jwks.json").<List<String>>path("keys.kid"))
                .contains(TokenFormat.keyId(before).orElseThrow(), TokenFormat.keyId(after).orElseThrow());
    }

    @Test
    void takeATokenOfAnotherServersNewKeyAtOnce() throws Throwable {
        Tenant tenant = Tenant.open();
        tenant.token();
        retireTheActiveOne();
        TokenKeys.Ring elsewhere = ring(new TokenKeys(seal, clock, config, trail));
        settable.advance(Duration.ofSeconds(6));
        var format = new TokenFormat(config.publicUrl().toString(), Duration.ofHours(1), clock);
        var grant = new TokenFormat.Grant(new java.util.UUID(0, 1), tenant.keyId(), Set.of("keys"));

        String token = format.write(grant, elsewhere.signingId(), elsewhere.signing());

        bearer(token).then().statusCode(200);
    }

    private static io.restassured.response.Response bearer(String token) {
        return given().header("Authorization", "Bearer " + token).get("/v1/keys");
    }

    private static TokenKeys.Ring ring(TokenKeys keys) {
        try {
            return VertxContextSupport.subscribeAndAwait(keys::ring);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** As an operator does it who changes the key. */
    private void retireTheActiveOne() throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update token_key set state = 'RETIRING', retire_at = now() + interval '2 hours' where state = 'ACTIVE'");
        }
    }

    private <T> T only(String query, Class<T> type) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getObject(1, type);
        }
    }

    private static <T> Set<T> sideBySide(int times, Callable<T> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(call));
            }
            var results = new HashSet<T>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        }
    }
}
