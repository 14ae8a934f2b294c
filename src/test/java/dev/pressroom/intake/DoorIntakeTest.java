package dev.pressroom.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.pressroom.access.Caller;
import dev.pressroom.access.Scope;
import dev.pressroom.batch.Batches;
import dev.pressroom.batch.Filling;
import dev.pressroom.job.Audience;
import dev.pressroom.job.Callback;
import dev.pressroom.job.Desk;
import dev.pressroom.job.Handle;
import dev.pressroom.job.HandleTaken;
import dev.pressroom.job.Job;
import dev.pressroom.job.JobOptions;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.JobState;
import dev.pressroom.job.Jobs;
import dev.pressroom.job.Lane;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;
import dev.pressroom.testing.BriskWebhooks;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.Receiver;

/** What doors may ask of the core beside our own API: names that one job bears at a time, and news in words of their own. */
@QuarkusTest
@TestProfile(BriskWebhooks.class)
class DoorIntakeTest {
    @Inject
    Intake intake;

    @Inject
    Jobs jobs;

    @Inject
    Batches batches;

    @Inject
    Filling filling;

    @Inject
    Desk desk;

    @Inject
    Database database;

    private UUID account = UUID.randomUUID();
    private Caller caller = caller(account);

    @BeforeEach
    void openAnAccount() {
        account = desk.account();
        caller = caller(account);
    }

    private static Caller caller(UUID account) {
        return Caller.plain(account, "pk_a_test", Set.of(Scope.JOBS_WRITE));
    }

    private static JobRequest request(String html, Audience audience, String metadata) {
        return new JobRequest(new Source.Inline(html, null), "{}", null, metadata, JobOptions.NONE, Lane.EXPRESS,
                audience);
    }

    private Job post(String html, Handle handle) {
        JobRequest request = request(html, Audience.NOBODY, "{}").through(EchoVoice.DOOR, handle);
        return desk.now(() -> intake.accept(caller, request));
    }

    private void ends(Job job, JobState state) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> desk.now(() -> jobs.find(account, job.id())).state() == state);
    }

    /** Long enough for a test. */
    private void runs(Job job) {
        database.run("update job set state = 'RUNNING', lease_token = id, lease_until = now() + interval '1 hour'"
                + " where id = ?", job.id());
    }

    @Test
    void refusesANameThatAnUnfinishedJobBears() {
        Job first = post("<p>one</p>", Handle.whileUnfinished("ann"));
        ends(first, JobState.SUCCEEDED);
        runs(first);

        assertThatThrownBy(() -> post("<p>two</p>", Handle.whileUnfinished("ann"))).isInstanceOf(HandleTaken.class);

        assertThat(desk.now(() -> jobs.handled(account, EchoVoice.DOOR, "ann")).id()).isEqualTo(first.id());
        assertThat(post("<p>three</p>", Handle.whileUnfinished("bob")).id()).isNotEqualTo(first.id());
        database.run("update job set state = 'SUCCEEDED' where id = ?", first.id());
        assertThat(post("<p>four</p>", Handle.whileUnfinished("ann")).id()).isNotEqualTo(first.id());
    }

    @Test
    void keepsANameUntilItsJobIsExpired() {
        Job first = post("<p>one</p>", Handle.whileKept("key"));
        ends(first, JobState.SUCCEEDED);

        assertThatThrownBy(() -> post("<p>two</p>", Handle.whileKept("key"))).isInstanceOf(HandleTaken.class);
        assertThat(desk.now(() -> jobs.handled(account, EchoVoice.DOOR, "key")).id()).isEqualTo(first.id());

        database.run("update job set state = 'EXPIRED', document_key = null, expired_at = now() where id = ?",
                first.id());
        assertThatThrownBy(() -> desk.now(() -> jobs.handled(account, EchoVoice.DOOR, "key")))
                .isInstanceOf(Problem.NotFound.class);
        assertThat(post("<p>three</p>", Handle.whileKept("key")).id()).isNotEqualTo(first.id());
    }

    @Test
    void makesOneJobOfManyThatAskForOneNameAtOnce() {
        var made = new HashSet<UUID>();
        int refused = 0;

        for (var answer : IntStream.range(0, 20).mapToObj(i -> CompletableFuture
                .supplyAsync(() -> post("<p>one</p>", Handle.whileKept("once")))).toList()) {
            try {
                made.add(answer.join().id());
            } catch (java.util.concurrent.CompletionException taken) {
                assertThat(taken).hasCauseInstanceOf(HandleTaken.class);
                refused++;
            }
        }

        assertThat(made).hasSize(1);
        assertThat(refused).isEqualTo(19);
    }

    @Test
    void refusesToRetryAJobWhoseNameAnotherBears() {
        Job failed = post("<p>{missing}</p>", Handle.whileUnfinished("ann"));
        ends(failed, JobState.FAILED);
        Job second = post("<p>one</p>", Handle.whileUnfinished("ann"));
        ends(second, JobState.SUCCEEDED);
        runs(second);

        assertThatThrownBy(() -> desk.now(() -> jobs.retry(account, failed.id())))
                .isInstanceOf(Problem.Conflict.class);
        database.run("update job set state = 'SUCCEEDED' where id = ?", second.id());
    }

    @Test
    void holdsTheNameOfABatchWhileItsItemsComeIn() {
        var named = new Filling.Beginning("pk_a_test", "{\"echo\":{}}", EchoVoice.DOOR,
                Handle.whileUnfinished("42:2"));
        UUID id = desk.now(() -> filling.begin(account, named));

        assertThatThrownBy(() -> desk.now(() -> filling.begin(account, named))).isInstanceOf(HandleTaken.class);

        var batch = desk.now(() -> batches.handled(account, EchoVoice.DOOR, "42:2"));
        assertThat(batch.id()).isEqualTo(id);
        assertThat(batch.number()).isPositive();
        assertThat(desk.now(() -> batches.numbered(account, EchoVoice.DOOR, batch.number())).id()).isEqualTo(id);
        assertThat(desk.now(() -> batches.ofDoor(account, EchoVoice.DOOR, "42:", 10))).hasSize(1);
        assertThat(desk.now(() -> batches.ofDoor(account, EchoVoice.DOOR, "4", 10))).hasSize(1);
        assertThat(desk.now(() -> batches.ofDoor(account, EchoVoice.DOOR, "43:", 10))).isEmpty();
        desk.now(() -> filling.drop(account, id));
        assertThat(desk.now(() -> filling.begin(account, named))).isNotEqualTo(id);
    }

    @Test
    void tellsInTheDoorsOwnWordsEachTimeAnew() {
        try (var receiver = new Receiver().first(Receiver.Reply.of(500))) {
            var callback = new Callback(receiver.url(), "any text", Set.of("job.succeeded"));
            Stream.of("{}", "{\"echo\":{\"quiet\":true}}").forEach(metadata -> desk.now(() -> intake.accept(caller,
                    request("<p>one</p>", new Audience(false, callback), metadata).through(EchoVoice.DOOR))));

            await().atMost(Duration.ofSeconds(60)).until(() -> receiver.heard().size() > 1);

            assertThat(receiver.heard()).hasSize(2).allSatisfy(heard -> {
                assertThat(heard.json().getString("state")).isEqualTo("SUCCEEDED");
                assertThat(heard.id()).isEqualTo("echo");
                assertThat(heard.signature()).isEqualTo("any text");
            }).extracting(heard -> heard.json().getInteger("time")).doesNotHaveDuplicates();
        }
    }
}
