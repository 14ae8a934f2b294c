package dev.pressroom.access;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.OwnContext;
import dev.pressroom.audit.Act;
import dev.pressroom.audit.Circumstances;
import dev.pressroom.audit.Outcome;
import dev.pressroom.audit.RefusalAllowance;
import dev.pressroom.audit.Trail;

/** Notes credentials that were refused, beside the request: its client waits for nothing, and hears nothing of it. */
@ApplicationScoped
public class Refusals {
    /** At once; what comes on top of them is a flood, of which some are enough. */
    private static final int MOST = 4;

    private final ApiKeys keys;
    private final Trail trail;
    private final RefusalAllowance allowance;
    private final Vertx vertx;
    private final AtomicInteger underWay = new AtomicInteger();

    Refusals(ApiKeys keys, Trail trail, RefusalAllowance allowance, Vertx vertx) {
        this.keys = keys;
        this.trail = trail;
        this.allowance = allowance;
        this.vertx = vertx;
    }

    /**
     * @param with  kind of the credentials: {@code api-key}, {@code token}, {@code client}
     * @param keyId that was presented; whatever is no key's id may be a secret, and is not kept
     */
    public void note(HttpServerRequest request, String with, @Nullable String keyId) {
        if (underWay.incrementAndGet() > MOST) {
            underWay.decrementAndGet();
            return;
        }
        Circumstances from = Circumstances.of(request);
        Optional<UUID> key = keyId == null ? Optional.empty() : ApiKey.parseId(keyId);
        OwnContext
                .run(vertx,
                        () -> owner(key).chain(account -> write(account, key.isPresent() ? keyId : null, with, from)))
                .onTermination().invoke(underWay::decrementAndGet)
                .subscribe().with(written -> {}, failure -> DatabaseOutage.log("refusal not written", failure));
    }

    private Uni<UUID> owner(Optional<UUID> key) {
        return key.isEmpty() ? Uni.createFrom().item(Trail.INSTALLATION) : keys.owner(key.get());
    }

    private Uni<Void> write(UUID account, @Nullable String keyId, String with, Circumstances from) {
        var passedOver = allowance.take(account);
        if (passedOver.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var details = new TreeMap<>(Map.of("with", with));
        if (passedOver.getAsLong() > 0) {
            details.put("passedOver", String.valueOf(passedOver.getAsLong()));
        }
        var act = new Act(account, keyId == null ? "unknown" : keyId, "authentication.refused", null, Outcome.REFUSED,
                details);
        return Panache.withTransaction(() -> trail.append(act, from));
    }
}
