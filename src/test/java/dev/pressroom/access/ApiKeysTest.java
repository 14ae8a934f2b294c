package dev.pressroom.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

import dev.pressroom.testing.Tenant;

@QuarkusTest
class ApiKeysTest {
    @Inject
    ApiKeys keys;

    @Test
    void rememberWhenAKeyWasLastUsed() throws Throwable {
        Tenant tenant = Tenant.open();
        Tenant unused = tenant.another("keys");
        Instant before = Instant.now();

        VertxContextSupport.subscribeAndAwait(keys::writeUses);

        assertThat(Instant.parse(tenant.as().get("/v1/keys/" + tenant.keyId()).path("lastUsedAt"))).isAfter(before);
        assertThat(tenant.as().get("/v1/keys/" + unused.keyId()).<String>path("lastUsedAt")).isNull();
    }
}
