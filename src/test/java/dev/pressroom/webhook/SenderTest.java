package dev.pressroom.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import dev.pressroom.OwnContext;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.QuietPost;
import dev.pressroom.testing.Receiver;
import dev.pressroom.testing.WebhookAccount;

/** Several senders on one line; this process sends nothing by itself. */
@QuarkusTest
@TestProfile(QuietPost.class)
class SenderTest {
    private static final Duration LEASE = Duration.ofMinutes(1);

    @Inject
    DeliveryLine line;

    @Inject
    Sending sending;

    @Inject
    DeliveryPurge purge;

    @Inject
    Database database;

    @Inject
    Vertx vertx;

    private WebhookAccount account;
    private final Receiver receiver = new Receiver();
    private String shelf = "";

    @BeforeEach
    void clear() {
        account = WebhookAccount.open();
        database.run("delete from delivery");
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private void owe(int count) {
        shelf = "/v1/webhooks/" + account.listen(receiver.url()).id();
        for (int i = 0; i < count; i++) {
            account.call().post(shelf + "/test").then().statusCode(202);
        }
    }

    private CompletableFuture<List<DueDelivery>> take(int most) {
        var room = new DeliveryLine.Room(most, Map.of(), Map.of(), Set.of());
        return OwnContext.run(vertx, () -> line.take(room, LEASE)).subscribeAsCompletionStage();
    }

    private Verdict send(DueDelivery delivery) {
        return OwnContext.run(vertx, () -> sending.send(delivery)).await().atMost(Duration.ofSeconds(30));
    }

    @Test
    void sendsEachOnceThoughTwoTakeAtATime() {
        owe(12);
        var taken = new ArrayList<DueDelivery>();

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            var one = take(3);
            var other = take(3);
            taken.addAll(one.join());
            taken.addAll(other.join());
            return taken.size() >= 12;
        });
        taken.forEach(this::send);

        assertThat(taken).extracting(DueDelivery::id).doesNotHaveDuplicates().hasSize(12);
        assertThat(receiver.heard()).hasSize(12).extracting(Receiver.Heard::id).doesNotHaveDuplicates();
        assertThat(take(12).join()).isEmpty();
    }

    @Test
    void repeatsWithTheSameIdWhatASenderHasNotWrittenDown() {
        owe(1);
        DueDelivery held = take(1).join().getFirst();
        var killed = new Receiver.Heard(held.messageId(), "", "", held.body(), "");
        assertThat(take(1).join()).isEmpty();

        database.run("update delivery set due_at = now() where lease_token is not null");
        DueDelivery again = take(1).join().getFirst();
        send(again);

        assertThat(receiver.heard().getFirst().id()).isEqualTo(killed.id());
        assertThat(receiver.heard().getFirst().body()).isEqualTo(killed.body());
        assertThat(account.delivery(shelf, "DELIVERED").<Integer>path("attempts")).isEqualTo(1);
    }

    @Test
    void writesNothingDownForASenderThatWasThoughtLost() {
        owe(1);
        DueDelivery late = take(1).join().getFirst();
        database.run("update delivery set due_at = now() where lease_token is not null");
        DueDelivery current = take(1).join().getFirst();

        send(late);

        assertThat(account.call().get(shelf + "/deliveries").<List<Integer>>path("data.attempts")).containsExactly(0);
        send(current);
        assertThat(account.delivery(shelf, "DELIVERED").<Integer>path("attempts")).isEqualTo(1);
    }

    @Test
    void takesNoMoreOfALineThanThereIsRoomFor() {
        owe(9);
        String host = "127.0.0.1";
        UUID accountId = UUID.fromString(account.tenant().accountId()
                .replaceFirst("acc_(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));

        assertThat(room(9, Map.of(host, 4), Map.of(), Set.of())).isEmpty();
        assertThat(room(9, Map.of(), Map.of(accountId, 16), Set.of())).isEmpty();
        assertThat(room(9, Map.of(), Map.of(), Set.of(DueDelivery.line(accountId, host)))).isEmpty();
        assertThat(room(9, Map.of(host, 3), Map.of(), Set.of())).hasSize(1);
        assertThat(room(9, Map.of(), Map.of(), Set.of())).hasSize(4);
    }

    private List<DueDelivery> room(int most, Map<String, Integer> hosts, Map<UUID, Integer> accounts,
            Set<String> paused) {
        return OwnContext.run(vertx, () -> line.take(new DeliveryLine.Room(most, hosts, accounts, paused), LEASE))
                .await().atMost(Duration.ofSeconds(30));
    }

    @Test
    void takesTheShortLineThoughALongOneIsOlder() {
        owe(1);
        database.run("""
                insert into delivery (id, account_id, webhook_id, event_id, event, subject_id, host, body, due_at)
                select gen_random_uuid(), account_id, webhook_id, event_id, event, subject_id, 'long.test', body,
                       now() - interval '1 day'
                  from delivery cross join generate_series(1, 20000)""");

        List<DueDelivery> taken = take(64).join();

        assertThat(taken).extracting(DueDelivery::host).containsOnly("long.test", "127.0.0.1").hasSize(5);
    }

    @Test
    void sendsToOthersWhereASecretCannotBeOpened() {
        owe(1);
        database.run("update webhook set secret = decode('00', 'hex') where id = (select webhook_id from delivery)");
        String broken = shelf;
        owe(1);

        take(9).join().forEach(this::send);

        assertThat(receiver.heard()).hasSize(1);
        assertThat(account.attempted(broken, 1).<String>path("log[0].error")).contains("ask the operator");
        assertThat(account.delivery(shelf, "DELIVERED").<Integer>path("attempts")).isEqualTo(1);
    }

    @Test
    void signsTheVeryBytesThatItSends() {
        owe(1);
        DueDelivery delivery = take(1).join().getFirst();

        send(delivery);

        var heard = receiver.heard().getFirst();
        assertThat(heard.signature()).isEqualTo(WebhookSignature.of(heard.id(), Long.parseLong(heard.timestamp()),
                heard.body().getBytes(StandardCharsets.UTF_8),
                delivery.secrets().get().stream().map(WebhookSecret::key).toList()));
    }

    @Test
    void removesWhatIsOldAndWhatWasOwedToARemovedWebhook() {
        owe(2);
        send(take(1).join().getFirst());
        database.run("update delivery set ended_at = now() - interval '31 days' where state = 'DELIVERED'");

        now(purge::purge);

        assertThat(database.count("select count(*) from delivery")).isEqualTo(1);
        assertThat(database.count("select count(*) from delivery_attempt")).isZero();
        account.call().delete(shelf).then().statusCode(204);
        assertThat(take(1).join()).allMatch(DueDelivery::closed);
        database.run("update webhook set deleted_at = now() - interval '2 minutes' where deleted_at is not null");
        now(purge::purge);
        assertThat(database.count("select count(*) from delivery")).isZero();
        assertThat(database.count("select count(*) from webhook where deleted_at is not null")).isZero();
    }

    private <T> void now(Supplier<Uni<T>> work) {
        OwnContext.run(vertx, work).await().atMost(Duration.ofSeconds(30));
    }
}
