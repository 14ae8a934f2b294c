package dev.pressroom.template;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Cursor;
import dev.pressroom.OffLoop;
import dev.pressroom.Slice;
import dev.pressroom.Walk;
import dev.pressroom.problem.Problem;

/** The templates of an account and their versions; every query names the account. */
@ApplicationScoped
public class Templates {
    private static final String OWN = "from Template where accountId = :account and deletedAt is null";
    private static final String VERSIONS = " from TemplateVersion where accountId = :account and templateId = :template";

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final DraftCheck check;
    private final Partials partials;
    private final RecentVersions recent;
    private final Allowance.Source allowances;
    private final Clock clock;

    Templates(DraftCheck check, Partials partials, RecentVersions recent, Allowance.Source allowances, Clock clock) {
        this.check = check;
        this.partials = partials;
        this.recent = recent;
        this.allowances = allowances;
        this.clock = clock;
    }

    /** @param keyId the API key that asked */
    public record Author(UUID accountId, String keyId) {}

    /** A template with one of its versions. */
    public record Found(Template template, TemplateVersion version) {}

    /**
     * @param author who asked
     * @param beside the last of the transaction, which begins when all is checked, given what was made
     * @return fails with {@link Problem.Invalid}, {@link Problem.TooLarge}, or {@link Problem.Conflict} where the name is taken
     */
    public Uni<Found> create(Author author, TemplateDraft draft, Function<? super Found, Uni<Void>> beside) {
        UUID accountId = author.accountId();
        var template = new Template(ids.generate(), accountId, draft, clock.instant());
        return checked(accountId, draft).call(seen -> included(accountId, draft.name(), seen))
                .map(seen -> version(template, author.keyId(), draft.version(), seen))
                .flatMap(version -> Panache.withTransaction(() -> refuseTaken(template, draft.name())
                        .flatMap(_ -> Panache.getSession())
                        .flatMap(session -> session.persistAll(template, version))
                        .replaceWith(new Found(template, version)).call(beside::apply)))
                .onFailure(ConstraintViolationException.class).transform(_ -> nameTaken(draft.name()));
    }

    /** @return fails as {@link #create} does, and with {@link Problem.NotFound} */
    public Uni<TemplateVersion> addVersion(Author author, UUID id, TemplateDraft.Version draft,
            Function<? super TemplateVersion, Uni<Void>> beside) {
        UUID accountId = author.accountId();
        return find(accountId, id).flatMap(known -> checked(accountId, draft)
                .call(seen -> included(accountId, known.name(), seen)))
                .flatMap(seen -> Panache.withTransaction(() -> locked(accountId, id).flatMap(template -> {
                    template.nextVersion(clock.instant());
                    TemplateVersion version = version(template, author.keyId(), draft, seen);
                    return Panache.getSession().flatMap(session -> session.persist(version)).replaceWith(version);
                }).call(beside::apply)));
    }

    /** Null leaves a word as it is, an empty description removes it. */
    public Uni<Template> rename(UUID accountId, UUID id, @Nullable String name, @Nullable String description) {
        return Uni.createFrom().voidItem().invoke(() -> DraftCheck.refuseBadNames(name, description))
                .flatMap(_ -> Panache.withTransaction(() -> locked(accountId, id)
                        .call(template -> refuseTaken(template, name == null ? template.name() : name))
                        .invoke(template -> template.rename(name, description, clock.instant()))))
                .onFailure(ConstraintViolationException.class).transform(_ -> nameTaken(String.valueOf(name)));
    }

    /** No new job can use it from now on; jobs that were accepted keep their version. */
    public Uni<Void> delete(UUID accountId, UUID id) {
        return Panache.withTransaction(() -> locked(accountId, id).invoke(template -> template.delete(clock.instant())))
                .replaceWithVoid();
    }

    public Uni<Template> find(UUID accountId, UUID id) {
        return Panache.withSession(() -> Panache.getSession().flatMap(session -> own(session, accountId, id)
                .getSingleResultOrNull())).onItem().ifNull().failWith(Templates::noTemplate);
    }

    /** @return fails with {@link Problem.NotFound} where the account has none of that name */
    public Uni<Template> getByName(UUID accountId, String name) {
        return findByName(accountId, name).map(found -> {
            if (found == null) {
                throw noTemplate();
            }
            return found;
        });
    }

    /** @return fails with {@link Problem.NotFound} where the account has none of that number */
    public Uni<Template> getNumbered(UUID accountId, long number) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createQuery(OWN + " and number = :number", Template.class)
                        .setParameter("account", accountId).setParameter("number", number).getSingleResultOrNull()))
                .onItem().ifNull().failWith(Templates::noTemplate);
    }

    /** Null where the account has none of that name. */
    Uni<@Nullable Template> findByName(UUID accountId, String name) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createQuery(OWN + " and name = :name", Template.class)
                        .setParameter("account", accountId).setParameter("name", name).getSingleResultOrNull()));
    }

    /** @param version null for the latest */
    public Uni<Found> get(UUID accountId, UUID id, @Nullable Integer version) {
        return Panache.withSession(() -> find(accountId, id).flatMap(template -> with(template, version)));
    }

    /** @param version null for the latest */
    public Uni<TemplateVersion> version(UUID accountId, String name, @Nullable Integer version) {
        return getByName(accountId, name).chain(template -> with(template, version)).map(Found::version);
    }

    private Uni<Found> with(Template template, @Nullable Integer version) {
        return pinned(template.accountId, template.id(), version == null ? template.latestVersion() : version)
                .map(found -> new Found(template, found));
    }

    /** @param version null for the latest */
    public Uni<TemplateVersion> version(UUID accountId, UUID id, @Nullable Integer version) {
        return get(accountId, id, version).map(Found::version);
    }

    /** The version that a job was accepted with, even where its template has been deleted since. */
    public Uni<TemplateVersion> pinned(UUID accountId, UUID id, int version) {
        return recent.get(new RecentVersions.Key(accountId, id, version), () -> Panache.withSession(() -> Panache
                .getSession().flatMap(
                        session -> session.createQuery(VERSIONS + " and version = :version", TemplateVersion.class)
                                .setParameter("account", accountId).setParameter("template", id)
                                .setParameter("version", version).getSingleResultOrNull())))
                .onItem().ifNull().failWith(() -> new Problem.NotFound("template version"));
    }

    public Uni<Slice<Template>> list(UUID accountId, Cursor cursor) {
        return Panache.withSession(() -> Panache.getSession().flatMap(session -> Walk
                .of(session.createQuery(OWN + Walk.clause(cursor), Template.class), cursor)
                .setParameter("account", accountId).getResultList())).map(rows -> Slice.of(rows, cursor));
    }

    public Uni<Slice<TemplateVersion.Card>> versions(UUID accountId, UUID id, Cursor cursor) {
        String cards = "select new dev.pressroom.template.TemplateVersion$Card(id, version, createdAt, createdBy)";
        return Panache.withSession(() -> find(accountId, id).flatMap(_ -> Panache.getSession())
                .flatMap(session -> Walk.of(session.createQuery(cards + VERSIONS + Walk.clause(cursor),
                        TemplateVersion.Card.class), cursor)
                        .setParameter("account", accountId).setParameter("template", id).getResultList()))
                .map(rows -> Slice.of(rows, cursor));
    }

    private Uni<List<Partials.Partial>> included(UUID accountId, String name, TemplateSyntax.Inspection seen) {
        return partials.resolve(accountId, new Partials.Wanted(seen.partials(), "#/html", name));
    }

    private Uni<TemplateSyntax.Inspection> checked(UUID accountId, TemplateDraft draft) {
        return Uni.createFrom().voidItem()
                .invoke(() -> DraftCheck.refuseBadNames(draft.name(), draft.description()))
                .chain(() -> checked(accountId, draft.version()));
    }

    private Uni<TemplateSyntax.Inspection> checked(UUID accountId, TemplateDraft.Version draft) {
        return allowances.of(accountId).chain(allowed -> OffLoop.run(() -> check.check(draft, allowed)));
    }

    private static Mutiny.SelectionQuery<Template> own(Mutiny.Session session, UUID accountId, UUID id) {
        return session.createQuery(OWN + " and id = :id", Template.class).setParameter("account", accountId)
                .setParameter("id", id);
    }

    private static Uni<Template> locked(UUID accountId, UUID id) {
        return Panache.getSession().flatMap(session -> own(session, accountId, id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getSingleResultOrNull())
                .onItem().ifNull().failWith(Templates::noTemplate);
    }

    private TemplateVersion version(Template template, String keyId, TemplateDraft.Version draft,
            TemplateSyntax.Inspection seen) {
        var version = new TemplateVersion(ids.generate(), template, draft);
        version.expressions = String.join("\n", seen.expressions());
        version.includes = String.join("\n", seen.partials());
        version.createdBy = keyId;
        return version;
    }

    /** Two at once both pass; the index then stops one of them. */
    private Uni<Void> refuseTaken(Template template, String name) {
        return findByName(template.accountId, name).invoke(known -> {
            if (known != null && !known.id().equals(template.id())) {
                throw nameTaken(name);
            }
        }).replaceWithVoid();
    }

    private static Problem noTemplate() {
        return new Problem.NotFound("template");
    }

    private static Problem nameTaken(String name) {
        return new Problem.Conflict("There is a template named '" + name + "' already; names are unique.");
    }
}
