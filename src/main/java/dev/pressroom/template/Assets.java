package dev.pressroom.template;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Cursor;
import dev.pressroom.OffLoop;
import dev.pressroom.Sha256;
import dev.pressroom.Slice;
import dev.pressroom.Sql;
import dev.pressroom.Walk;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Problem.OverLimit.Measure;
import dev.pressroom.template.media.MediaFacts;

/** What an account's templates use by name; every query names the account. */
@ApplicationScoped
public class Assets {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final String OWN = "from Asset where accountId = :account";
    private static final String CONTENT = """
            select media_type, content from asset join asset_content on asset_content.asset_id = asset.id
             where account_id = :account and name = :name
            """;
    /** Two uploads at once would both find room for the last asset; any number that no other lock uses. */
    private static final String ONE_AT_A_TIME = "select 1 from pg_advisory_xact_lock(7001, hashtext(cast(:account as text)))";

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final TemplateConfig config;
    private final Allowance.Source allowances;
    private final Clock clock;

    Assets(TemplateConfig config, Allowance.Source allowances, Clock clock) {
        this.config = config;
        this.allowances = allowances;
        this.clock = clock;
    }

    /** @param declaredType the client's {@code Content-Type}, empty where it sent none; the bytes decide */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Upload(String name, String declaredType, byte[] content) {}

    /** @param created false where an asset of that name was replaced */
    public record Stored(Asset asset, boolean created) {}

    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Content(String mediaType, byte[] content) {}

    private record Facts(MediaFacts media, String sha256, Allowance allowed) {}

    /** @return fails with {@link Problem.Invalid}, {@link Problem.TooLarge}, or {@link Problem.OverLimit} */
    public Uni<Stored> put(UUID accountId, Upload upload) {
        return allowances.of(accountId).chain(allowed -> OffLoop.run(() -> facts(upload, allowed)))
                .flatMap(facts -> Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(ONE_AT_A_TIME)
                                .setParameter("account", accountId.toString())
                                .getSingleResult().flatMap(_ -> own(session, accountId, upload.name()))
                                .flatMap(known -> known == null
                                        ? add(session, accountId, upload, facts)
                                        : replace(session, known, upload, facts)))));
    }

    public Uni<Asset> find(UUID accountId, String name) {
        return Panache.withSession(() -> Panache.getSession().flatMap(session -> own(session, accountId, name)))
                .onItem().ifNull().failWith(() -> new Problem.NotFound("asset"));
    }

    /** Null where the account has no asset of that name. */
    public Uni<@Nullable Content> content(UUID accountId, String name) {
        return Panache.withSession(() -> Sql.rows(CONTENT, Map.of("account", accountId, "name", name)))
                .map(rows -> rows.isEmpty()
                        ? null
                        : new Content((String) rows.getFirst()[0], (byte[]) rows.getFirst()[1]));
    }

    public Uni<Slice<Asset>> index(UUID accountId, Cursor cursor) {
        return Panache.withSession(() -> Panache.getSession().flatMap(session -> Walk
                .of(session.createQuery(OWN + Walk.clause(cursor), Asset.class), cursor)
                .setParameter("account", accountId).getResultList())).map(rows -> Slice.of(rows, cursor));
    }

    /** Jobs that have not rendered yet will miss it. */
    public Uni<Void> delete(UUID accountId, String name) {
        return Panache.withTransaction(() -> find(accountId, name)
                .flatMap(asset -> Panache.getSession().flatMap(session -> session.remove(asset))));
    }

    private Facts facts(Upload upload, Allowance allowed) {
        if (!NAME.matcher(upload.name()).matches()) {
            throw new Problem.Invalid("#",
                    "An asset's name has 1 to 128 of the characters A-Z, a-z, 0-9, '.', '_' and '-',"
                            + " and begins with a letter or digit.");
        }
        long limit = config.maxAssetSize().asLongValue();
        if (upload.content().length > limit) {
            throw new Problem.TooLarge("The asset is over its limit of " + limit + " bytes.", limit);
        }
        long pixels = Math.min(config.maxImagePixels(), allowed.pixels());
        return new Facts(MediaFacts.of(upload.content(), upload.declaredType(), pixels),
                Sha256.hex(upload.content()), allowed);
    }

    private Uni<Stored> add(Mutiny.Session session, UUID accountId, Upload upload, Facts facts) {
        return session.createQuery("select count(*) " + OWN, Long.class).setParameter("account", accountId)
                .getSingleResult().flatMap(count -> {
                    if (count >= facts.allowed().assets()) {
                        throw new Problem.OverLimit(Measure.COUNT, "stored-assets-exceeded", "#", "The account has "
                                + count + " assets; " + facts.allowed().assets() + " are allowed. Delete one first.");
                    }
                    var asset = new Asset(ids.generate(), accountId, upload.name(), clock.instant());
                    asset.describe(facts.media(), upload.content().length, facts.sha256(), asset.createdAt());
                    return session.persistAll(asset, new AssetContent(asset.id(), upload.content()))
                            .replaceWith(new Stored(asset, true));
                });
    }

    private Uni<Stored> replace(Mutiny.Session session, Asset asset, Upload upload, Facts facts) {
        asset.describe(facts.media(), upload.content().length, facts.sha256(), clock.instant());
        return session.find(AssetContent.class, asset.id()).invoke(content -> content.replace(upload.content()))
                .replaceWith(new Stored(asset, false));
    }

    /** Its item is null where there is none. */
    private static Uni<Asset> own(Mutiny.Session session, UUID accountId, String name) {
        return session.createQuery(OWN + " and name = :name", Asset.class).setParameter("account", accountId)
                .setParameter("name", name).getSingleResultOrNull();
    }
}
