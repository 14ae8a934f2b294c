package dev.pressroom.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.logging.Log;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Cursor;
import dev.pressroom.Slice;
import dev.pressroom.job.Lane;
import dev.pressroom.problem.Problem;

/** What the broker put aside, for the operator alone: seen, sent back to its lane, removed. */
@ApplicationScoped
public class DeadLetters {
    private static final int BATCH = 100;
    private static final String UNTOUCHED = "redrivenAt is null and whole";

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final DeadLetterRows rows;
    private final JobPublisher publisher;
    private final Topology topology;
    private final Clock clock;

    DeadLetters(DeadLetterRows rows, JobPublisher publisher, Topology topology, Clock clock) {
        this.rows = rows;
        this.publisher = publisher;
        this.topology = topology;
        this.clock = clock;
    }

    Uni<Void> add(LetterContent content) {
        return Panache.withTransaction(() -> rows.persist(new DeadLetter(ids.generate(), clock.instant(), content)))
                .replaceWithVoid();
    }

    /** Fails with {@link Problem.NotFound} where there is none. */
    public Uni<DeadLetter> get(UUID id) {
        return Panache.withSession(() -> rows.findById(id)).onItem().ifNull()
                .failWith(() -> new Problem.NotFound("dead letter"));
    }

    public Uni<Slice<DeadLetter>> list(Cursor cursor) {
        return Panache.withSession(() -> found(cursor).range(0, cursor.fetch() - 1).list())
                .map(letters -> Slice.of(letters, cursor));
    }

    private PanacheQuery<DeadLetter> found(Cursor cursor) {
        if (cursor.before() != null) {
            return rows.find("id > ?1", Sort.ascending("id"), cursor.before());
        }
        return cursor.after() == null
                ? rows.findAll(Sort.descending("id"))
                : rows.find("id < ?1", Sort.descending("id"), cursor.after());
    }

    /** Its message is gone for good with it. */
    public Uni<Void> remove(UUID id) {
        return Panache.withTransaction(() -> rows.deleteById(id)).invoke(removed -> {
            if (!removed) {
                throw new Problem.NotFound("dead letter");
            }
        }).replaceWithVoid();
    }

    /**
     * Sends the message back to its lane; the row stays. A second time does no harm: a worker takes a job only once.
     *
     * @return fails with {@link Problem.Unavailable} where the broker did not confirm it, with {@link Problem.Conflict} where
     *         the message was not kept whole
     */
    public Uni<DeadLetter> redrive(UUID id) {
        return get(id).invoke(letter -> {
            if (!letter.whole()) {
                throw new Problem.Conflict("Only a part of this message could be kept, so it cannot be sent again.");
            }
        }).chain(letter -> send(List.of(letter)).chain(() -> get(id)));
    }

    /**
     * Sends all back that were not sent back yet, oldest first.
     *
     * @return how many; fails with {@link Problem.Unavailable} where the broker did not confirm one, those before it are sent
     */
    public Uni<Integer> redriveAll() {
        // Counted first: what is no message of ours comes back at once as a new letter, and would keep this walk going.
        return Panache.withSession(() -> rows.count(UNTOUCHED)).chain(count -> redrive(count.intValue(), 0));
    }

    private Uni<Integer> redrive(int left, int sent) {
        int most = Math.min(left, BATCH);
        if (most == 0) {
            return Uni.createFrom().item(sent);
        }
        return Panache.withSession(() -> rows.find(UNTOUCHED, Sort.ascending("id")).range(0, most - 1).list())
                .chain(letters -> send(letters).chain(() -> letters.size() < most
                        ? Uni.createFrom().item(sent + letters.size())
                        : redrive(left - most, sent + most)));
    }

    /** Marks those that the broker confirmed, and fails where it did not confirm all. */
    private Uni<Void> send(List<DeadLetter> letters) {
        if (!topology.ready()) {
            return Uni.createFrom().failure(away());
        }
        return Multi.createFrom().iterable(letters).onItem().transformToUni(this::sent).merge(BATCH).collect().asList()
                .map(sent -> sent.stream().flatMap(Optional::stream).toList())
                .call(this::mark)
                .invoke(sent -> {
                    if (sent.size() < letters.size()) {
                        throw away();
                    }
                }).replaceWithVoid();
    }

    /** Its id, or nothing where the broker did not confirm it. */
    private Uni<Optional<UUID>> sent(DeadLetter letter) {
        Lane lane = letter.lane() == null ? Lane.EXPRESS : letter.lane();
        return publisher.publish(letter.payload(), letter.id().toString(), lane)
                .onItemOrFailure().transform((done, failure) -> {
                    if (failure != null) {
                        Log.warnf("dead letter not confirmed id=%s cause=%s", letter.id(), failure);
                    }
                    return failure == null ? Optional.of(letter.id()) : Optional.empty();
                });
    }

    private Uni<Integer> mark(List<UUID> sent) {
        return sent.isEmpty()
                ? Uni.createFrom().item(0)
                : Panache.withTransaction(() -> rows.update("redrivenAt = ?1 where id in ?2", clock.instant(), sent));
    }

    private static Problem away() {
        return new Problem.Unavailable("The broker is unreachable; try again shortly.", Duration.ofSeconds(5));
    }
}
