package dev.pressroom.webhook;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.pressroom.Sql;
import dev.pressroom.job.JobListener;
import dev.pressroom.job.Jobs;

/**
 * Writes down what is owed to whom, in the transaction in which it comes to pass: neither is ever without the other. Senders hear of
 * it when that transaction commits.
 */
@ApplicationScoped
public class DeliveryRecorder implements JobListener {
    static final String CHANNEL = "pressroom_delivery";

    private static final String HEARERS = """
            select id, false, cast(null as text) from webhook
             where account_id = :account and disabled_at is null and deleted_at is null
               and (cardinality(events) = 0 or :event = any (events))
            union all
            select id, true, door from callback
             where account_id = :account and subject_id = :subject
               and (cardinality(events) = 0 or :event = any (events))
            """;
    /** Whether {@link #HEARERS} may find any. A job's own callbacks come with it. */
    private static final String HEARS = """
            not job.silent
               and (exists (select from webhook where webhook.account_id = job.account_id
                                                  and disabled_at is null and webhook.deleted_at is null)
                    or exists (select from callback where callback.account_id = job.account_id
                                                      and subject_id = job.id))""";
    private static final String ADD = """
            with made as (
                insert into delivery (id, account_id, webhook_id, event_id, event, subject_id, url, secret, door, host, body)
                select cast(:id as uuid), account_id, %s, cast(:eventId as uuid), cast(:event as text),
                       cast(:subject as uuid), %s, host, cast(:body as text) from %s
                returning id)
            select id, cast(pg_notify('%s', '') as text) from made
            """;
    private static final String ADD_TO_WEBHOOK = ADD.formatted("id",
            "cast(null as text), cast(null as bytea), cast(null as text)",
            "webhook where id = :receiver and account_id = :account", CHANNEL);
    private static final String ADD_TO_CALLBACK = ADD.formatted("cast(null as uuid)", "url, secret, door",
            "callback where id = :receiver and account_id = :account", CHANNEL);

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final Jobs jobs;
    private final EventData words;
    private final Voices voices;
    private final Clock clock;

    DeliveryRecorder(Jobs jobs, EventData words, Voices voices, Clock clock) {
        this.jobs = jobs;
        this.words = words;
        this.voices = voices;
        this.clock = clock;
    }

    /** @param voice null for our own words */
    private record Receiver(UUID id, boolean callback, @Nullable Voice voice) {
        private boolean hearsUs() {
            return voice == null;
        }
    }

    @Override
    public String hears() {
        return HEARS;
    }

    @Override
    public Uni<Void> ended(Ended job) {
        return job.silent() ? Uni.createFrom().voidItem() : announce(announcement(job));
    }

    private Announcement announcement(Ended job) {
        EventType type = switch (job.state()) {
            case SUCCEEDED -> EventType.JOB_SUCCEEDED;
            case FAILED -> EventType.JOB_FAILED;
            case CANCELED -> EventType.JOB_CANCELED;
            case EXPIRED -> EventType.JOB_EXPIRED;
            case QUEUED, RUNNING -> throw new IllegalStateException("not ended: " + job);
        };
        return new Announcement(job.accountId(), type, job.jobId(),
                () -> jobs.find(job.accountId(), job.jobId()).map(words::of));
    }

    /** Owes the news to every webhook of the account and callback of the subject that listens; in the caller's transaction. */
    public Uni<Void> announce(Announcement news) {
        Map<String, Object> of = Map.of("account", news.accountId(), "event", news.type().text(), "subject",
                news.subjectId());
        return Sql.rows(HEARERS, of).map(rows -> rows.stream().map(this::receiver).toList())
                .chain(all -> inOurWords(news, all.stream().filter(Receiver::hearsUs).toList())
                        .chain(() -> inOthers(news, all.stream().filter(one -> !one.hearsUs()).toList())));
    }

    private Receiver receiver(Object[] row) {
        return new Receiver((UUID) row[0], (boolean) row[1], voices.of((String) row[2]).orElse(null));
    }

    private Uni<Void> inOurWords(Announcement news, List<Receiver> receivers) {
        return receivers.isEmpty()
                ? Uni.createFrom().voidItem()
                : news.data().get().chain(data -> add(news, body(news, data), receivers));
    }

    /** Nothing is worded yet: each attempt does. */
    private Uni<Void> inOthers(Announcement news, List<Receiver> receivers) {
        if (receivers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var told = new Voice.Told(news.accountId(), news.subjectId(), news.type(), "", clock.instant());
        return Uni.createFrom().deferred(() -> Objects.requireNonNull(receivers.getFirst().voice()).tells(told))
                .chain(tells -> tells ? add(news, "", receivers) : Uni.createFrom().voidItem());
    }

    /** Owes a test to one webhook alone; in the caller's transaction. */
    Uni<UUID> test(Webhook webhook) {
        var news = new Announcement(webhook.accountId(), EventType.WEBHOOK_TEST, webhook.id(),
                () -> Uni.createFrom().item(words.of(webhook)));
        UUID id = ids.generate();
        return add(news, row(news, body(news, words.of(webhook))), id, new Receiver(webhook.id(), false, null))
                .replaceWith(id);
    }

    private Uni<Void> add(Announcement news, String body, List<Receiver> receivers) {
        Map<String, Object> row = row(news, body);
        return Multi.createFrom().iterable(receivers)
                .onItem().transformToUniAndConcatenate(receiver -> add(news, row, ids.generate(), receiver))
                .collect().asList().replaceWithVoid();
    }

    private Map<String, Object> row(Announcement news, String body) {
        return Map.of("eventId", ids.generate(), "event", news.type().text(), "subject", news.subjectId(), "body",
                body);
    }

    private String body(Announcement news, String data) {
        return "{\"type\":\"" + news.type().text() + "\",\"timestamp\":\"" + clock.instant() + "\",\"data\":" + data
                + "}";
    }

    private static Uni<List<Object[]>> add(Announcement news, Map<String, Object> shared, UUID id, Receiver receiver) {
        var row = new HashMap<>(shared);
        row.putAll(Map.of("id", id, "receiver", receiver.id(), "account", news.accountId()));
        return Sql.rows(receiver.callback() ? ADD_TO_CALLBACK : ADD_TO_WEBHOOK, row);
    }
}
