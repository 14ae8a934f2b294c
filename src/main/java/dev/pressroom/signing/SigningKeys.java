package dev.pressroom.signing;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Cursor;
import dev.pressroom.OffLoop;
import dev.pressroom.Slice;
import dev.pressroom.problem.Problem;
import dev.pressroom.seal.Seal;

/** The keys that accounts sign with; every query names the account. */
@ApplicationScoped
public class SigningKeys implements PanacheRepositoryBase<SigningKey, UUID> {
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final Seal seal;
    private final SigningConfig config;
    private final Clock clock;

    SigningKeys(Seal seal, SigningConfig config, Clock clock) {
        this.seal = seal;
        this.config = config;
        this.clock = clock;
    }

    /** @param alias null where the keystore has one key only */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record NewKey(String name, byte[] pkcs12, char[] password, @Nullable String alias) {
        @Override
        public String toString() {
            return name;
        }
    }

    private record Opened(SigningKey key, SigningKeySecret secret) {}

    /**
     * The keystore is opened before the transaction begins: that may take seconds.
     *
     * @param beside the last of the transaction, given what was made
     * @return fails with {@link Problem.Invalid}, {@link Problem.TooLarge}, or {@link Problem.Conflict} where the name is taken
     */
    public Uni<SigningKey> add(UUID accountId, NewKey wanted, Function<? super SigningKey, Uni<Void>> beside) {
        long limit = config.maxKeystoreSize().asLongValue();
        if (wanted.pkcs12().length > limit) {
            throw new Problem.TooLarge("The keystore is over its limit of " + limit + " bytes.", limit);
        }
        // A keystore may ask for millions of rounds to derive its key.
        return OffLoop.run(() -> open(accountId, wanted))
                .chain(opened -> Panache.withTransaction(() -> refuseFull(accountId)
                        .chain(() -> refuseTaken(accountId, wanted.name())).chain(Panache::getSession)
                        .chain(session -> session.persistAll(opened.key(), opened.secret()))
                        .replaceWith(opened.key()).call(beside::apply)))
                .onFailure(ConstraintViolationException.class).transform(_ -> nameTaken(wanted.name()));
    }

    /** Fails with {@link Problem.NotFound} where the account has none of that id. */
    public Uni<SigningKey> get(UUID accountId, UUID id) {
        return Panache.withSession(() -> find("id = ?1 and accountId = ?2", id, accountId).firstResult()).onItem()
                .ifNull().failWith(() -> new Problem.NotFound("signing key"));
    }

    /** Fails with {@link Problem.NotFound} where the account has none of that name. */
    public Uni<SigningKey> named(UUID accountId, String name) {
        return Panache.withSession(() -> find("name = ?1 and accountId = ?2", name, accountId).firstResult()).onItem()
                .ifNull().failWith(() -> new Problem.NotFound("signing key"));
    }

    public Uni<Slice<SigningKey>> list(UUID accountId, Cursor cursor) {
        return Panache.withSession(() -> rows(accountId, cursor).range(0, cursor.fetch() - 1).list())
                .map(rows -> Slice.of(rows, cursor));
    }

    /** For good; jobs that have not signed with it yet fail. */
    public Uni<Void> remove(UUID accountId, UUID id) {
        return Panache.withTransaction(() -> delete("id = ?1 and accountId = ?2", id, accountId)).invoke(removed -> {
            if (removed == 0) {
                throw new Problem.NotFound("signing key");
            }
        }).replaceWithVoid();
    }

    /** Unsealed, for whoever signs now; null where the account has no such key any more. */
    public Uni<@Nullable SigningMaterial> material(UUID accountId, UUID id) {
        String query = "select s.sealed from SigningKey k join SigningKeySecret s on s.keyId = k.id"
                + " where k.id = :id and k.accountId = :account";
        return Panache.withSession(() -> Panache.getSession().chain(session -> session
                .createQuery(query, byte[].class).setParameter("id", id).setParameter("account", accountId)
                .getSingleResultOrNull()))
                .onItem().ifNotNull().transform(sealed -> SigningMaterial.read(seal.open(sealed, purpose(id))));
    }

    private Opened open(UUID accountId, NewKey wanted) {
        Keystore.Entry entry = Keystore.open(wanted.pkcs12(), wanted.password(), wanted.alias());
        CertificateFacts facts = KeyCheck.facts(entry, clock.instant());
        UUID id = ids.generate();
        var material = new SigningMaterial(entry.key().getEncoded(), encoded(entry.chain()));
        return new Opened(new SigningKey(id, accountId, wanted.name(), facts, clock.instant()),
                new SigningKeySecret(id, seal.close(material.written(), purpose(id))));
    }

    private static List<byte[]> encoded(List<X509Certificate> chain) {
        var encoded = new ArrayList<byte[]>();
        try {
            for (X509Certificate certificate : chain) {
                encoded.add(certificate.getEncoded());
            }
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return encoded;
    }

    /** Two uploads at once may both find room for the last key: one too many does no harm. */
    private Uni<Void> refuseFull(UUID accountId) {
        return count("accountId = ?1", accountId).invoke(count -> {
            if (count >= config.maxKeys()) {
                throw new Problem.Conflict("The account has " + count
                        + " signing keys, the most it may have; delete one first.");
            }
        }).replaceWithVoid();
    }

    private PanacheQuery<SigningKey> rows(UUID accountId, Cursor cursor) {
        if (cursor.before() != null) {
            return find("accountId = ?1 and id > ?2", Sort.ascending("id"), accountId, cursor.before());
        }
        return cursor.after() == null
                ? find("accountId = ?1", Sort.descending("id"), accountId)
                : find("accountId = ?1 and id < ?2", Sort.descending("id"), accountId, cursor.after());
    }

    /** Two at once both pass; the index then stops one of them. */
    private Uni<Void> refuseTaken(UUID accountId, String name) {
        return count("accountId = ?1 and name = ?2", accountId, name).invoke(count -> {
            if (count > 0) {
                throw nameTaken(name);
            }
        }).replaceWithVoid();
    }

    private static Problem nameTaken(String name) {
        return new Problem.Conflict("There is a signing key named '" + name + "' already; names are unique.");
    }

    private static String purpose(UUID id) {
        return "signing-key:" + id;
    }
}
