package dev.pressroom.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.job.Desk;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietHouse;

@QuarkusTest
@TestProfile(QuietHouse.class)
class ExpiryTest {
    private static final String KEEP = "insert into idempotency_key (account_id, endpoint, key, fingerprint, status, body, expires_at)"
            + " select ?, 'POST /v1/jobs', number::text, sha256('x'), 202, 'x', now() + cast(? as interval)"
            + " from generate_series(1, ?) number";

    @Inject
    Desk desk;

    @Inject
    Expiry expiry;

    @Inject
    Database database;

    @Test
    void removesAllThatHasExpiredAndNothingElse() {
        UUID expired = UUID.randomUUID();
        UUID kept = UUID.randomUUID();
        database.run(KEEP, expired, "-1 minute", 2_500);
        database.run(KEEP, kept, "1 minute", 3);

        desk.now(expiry::expire);

        assertThat(keys(expired)).isZero();
        assertThat(keys(kept)).isEqualTo(3);
    }

    private int keys(UUID account) {
        return database.count("select count(*) from idempotency_key where account_id = ?", account);
    }
}
