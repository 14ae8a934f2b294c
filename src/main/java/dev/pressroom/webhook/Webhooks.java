package dev.pressroom.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Cursor;
import dev.pressroom.Slice;
import dev.pressroom.Sql;
import dev.pressroom.problem.Problem;
import dev.pressroom.seal.Seal;

/** The webhooks of accounts; every query names the account. */
@ApplicationScoped
public class Webhooks implements PanacheRepositoryBase<Webhook, UUID> {
    private static final String BY_ACCOUNT = "The account disabled it.";
    /** What is owed goes to where the webhook is now. */
    private static final String FOLLOW = "update delivery set host = :host where webhook_id = :id and state = 'PENDING'";

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final WebhookFence fence;
    private final Seal seal;
    private final WebhookConfig config;
    private final Clock clock;

    Webhooks(WebhookFence fence, Seal seal, WebhookConfig config, Clock clock) {
        this.fence = fence;
        this.seal = seal;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What is null stays as it is.
     *
     * @param events      types; empty for all
     * @param description blank for none
     */
    public record Change(@Nullable String url, @Nullable Set<String> events, @Nullable String description,
            @Nullable Boolean enabled) {}

    /** The only time that the secret is seen. */
    public record Issued(Webhook webhook, WebhookSecret secret) {}

    /**
     * The URL's name is resolved before the transaction begins: that may take seconds.
     *
     * @param beside the last of the transaction, given what was made
     * @return fails with {@link Problem.Invalid} where the fence refuses the URL, {@link Problem.Conflict} where there are too many
     */
    public Uni<Issued> add(UUID accountId, String url, Change wanted, Function<? super Issued, Uni<Void>> beside) {
        return fence.host(accountId, "#/url", url).chain(host -> Panache.withTransaction(() -> refuseFull(accountId)
                .chain(() -> {
                    UUID id = ids.generate();
                    WebhookSecret secret = WebhookSecret.random();
                    var webhook = new Webhook(id, accountId, url, host, secret.sealed(seal, id), clock.instant());
                    apply(webhook, wanted);
                    return persist(webhook).map(kept -> new Issued(kept, secret));
                }).call(beside::apply)));
    }

    /** Fails with {@link Problem.NotFound} where the account has none of that id. */
    public Uni<Webhook> get(UUID accountId, UUID id) {
        return Panache
                .withSession(
                        () -> find("id = ?1 and accountId = ?2 and deletedAt is null", id, accountId).firstResult())
                .onItem()
                .ifNull().failWith(() -> new Problem.NotFound("webhook"));
    }

    public Uni<Slice<Webhook>> list(UUID accountId, Cursor cursor) {
        return Panache.withSession(() -> rows(accountId, cursor).range(0, cursor.fetch() - 1).list())
                .map(rows -> Slice.of(rows, cursor));
    }

    /** As {@link #add}; enabling it again forgets how it failed. */
    public Uni<Webhook> change(UUID accountId, UUID id, Change wanted, Function<? super Webhook, Uni<Void>> beside) {
        String url = wanted.url();
        Uni<@Nullable String> host = url == null
                ? Uni.createFrom().nullItem()
                : get(accountId, id).chain(() -> fence.host(accountId, "#/url", url));
        return host.chain(found -> Panache.withTransaction(() -> get(accountId, id).chain(webhook -> {
            if (url == null || found == null || found.equals(webhook.host())) {
                return Uni.createFrom().item(changed(webhook, url, webhook.host(), wanted));
            }
            return Sql.run(FOLLOW, Map.of("host", found, "id", id))
                    .map(count -> changed(webhook, url, found, wanted));
        }).call(beside::apply)));
    }

    private Webhook changed(Webhook webhook, @Nullable String url, String host, Change wanted) {
        if (url != null) {
            webhook.move(url, host);
        }
        apply(webhook, wanted);
        webhook.changed(clock.instant());
        return webhook;
    }

    private void apply(Webhook webhook, Change wanted) {
        if (wanted.events() != null) {
            webhook.listenTo(wanted.events());
        }
        if (wanted.description() != null) {
            webhook.describe(wanted.description());
        }
        if (wanted.enabled() != null && wanted.enabled()) {
            webhook.enable();
        } else if (wanted.enabled() != null) {
            webhook.disable(BY_ACCOUNT, clock.instant());
        }
    }

    /** @param overlap for which the secret so far signs too; null for the installation's */
    public Uni<Issued> rotate(UUID accountId, UUID id, @Nullable Duration overlap) {
        return Panache.withTransaction(() -> get(accountId, id).map(webhook -> {
            WebhookSecret secret = WebhookSecret.random();
            Instant now = clock.instant();
            webhook.rotate(secret.sealed(seal, id), now.plus(overlap == null ? config.rotationOverlap() : overlap),
                    now);
            webhook.changed(now);
            return new Issued(webhook, secret);
        }));
    }

    /** For good, with its deliveries; nothing is sent to it any more. */
    public Uni<Void> remove(UUID accountId, UUID id) {
        return Panache.withTransaction(() -> get(accountId, id).invoke(webhook -> webhook.delete(clock.instant())))
                .replaceWithVoid();
    }

    /** Two at once may both find room for the last: one too many does no harm. */
    private Uni<Void> refuseFull(UUID accountId) {
        return count("accountId = ?1 and deletedAt is null", accountId).invoke(count -> {
            if (count >= config.maxWebhooks()) {
                throw new Problem.Conflict("The account has " + count
                        + " webhooks, the most it may have; delete one first.");
            }
        }).replaceWithVoid();
    }

    private PanacheQuery<Webhook> rows(UUID accountId, Cursor cursor) {
        if (cursor.before() != null) {
            return find("accountId = ?1 and deletedAt is null and id > ?2", Sort.ascending("id"), accountId,
                    cursor.before());
        }
        return cursor.after() == null
                ? find("accountId = ?1 and deletedAt is null", Sort.descending("id"), accountId)
                : find("accountId = ?1 and deletedAt is null and id < ?2", Sort.descending("id"), accountId,
                        cursor.after());
    }
}
