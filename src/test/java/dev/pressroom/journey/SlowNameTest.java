package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.pressroom.outbound.SettableNames;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.Tenant;
import dev.pressroom.testing.WebhookAccount;

/** A webhook's host whose name nobody answers for holds up its own request alone. */
@QuarkusTest
class SlowNameTest {
    private static final String HOST = "tar-pit.pressroom.test";

    @Inject
    SettableNames names;

    @Inject
    Database database;

    @Test
    void holdsNoConnection() throws Exception {
        var answer = names.hold(HOST);
        WebhookAccount account = WebhookAccount.open();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> crowd = IntStream.range(0, 30)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> made(account, number), threads)).toList();
            await().until(() -> answer.getNumberOfDependents() == 30);

            Tenant.open("jobs:read").as().get("/v1/jobs").then().statusCode(200);

            answer.complete(List.of(InetAddress.getByName("93.184.215.14")));
            assertThat(crowd.stream().map(CompletableFuture::join)).contains(201).isSubsetOf(201, 409);
        }
        UUID owner = UUID.fromString(account.tenant().accountId()
                .replaceFirst("acc_(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        assertThat(
                database.count("select count(*) from audit_entry where action = 'webhook.created' and account_id = ?",
                        owner))
                .isEqualTo(database.count("select count(*) from webhook where account_id = ?", owner));
    }

    /** Every other one names itself. */
    private static int made(WebhookAccount account, int number) {
        var call = account.call().body(Map.of("url", "https://" + HOST + "/" + number));
        return (number % 2 == 0 ? call : call.header("Idempotency-Key", "k" + number)).post("/v1/webhooks")
                .statusCode();
    }
}
