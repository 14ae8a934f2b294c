package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

import dev.pressroom.testing.Database;
import dev.pressroom.testing.LossyLine;
import dev.pressroom.testing.LossyLine.Loss;

/** A worker asks the database to commit and does not learn whether it has. */
@QuarkusTest
@TestProfile(LossyLine.class)
class LostCommitTest {
    private static final Map<String, Object> SMALL = Map.of("html", "<p>small</p>");

    @Inject
    Database database;

    @ParameterizedTest
    @EnumSource
    void aSettledJobKeepsItsDocument(Loss loss) {
        var client = Client.ofNewAccount();
        LossyLine.lose(loss, "/1.pdf");

        String job = client.post(SMALL);

        assertThatItSucceedsAtOnce(client, job);
    }

    @ParameterizedTest
    @EnumSource
    void aClaimedJobIsRendered(Loss loss) {
        var client = Client.ofNewAccount();
        LossyLine.lose(loss, "attempt_started_at = now()");

        String job = client.post(SMALL);

        assertThatItSucceedsAtOnce(client, job);
    }

    @Test
    void aFailureIsKeptOnce() {
        var client = Client.ofNewAccount();
        LossyLine.lose(Loss.ANSWER, "TEMPLATE_ERROR");

        Response ended = client.ended(client.post(Map.of("html", "<p>{missing}</p>")));

        assertThat(LossyLine.sprung()).isTrue();
        assertThat(ended.<List<Integer>>path("failures.attempt")).containsExactly(1);
    }

    private void assertThatItSucceedsAtOnce(Client client, String job) {
        Response ended = client.ended(job);
        assertThat(LossyLine.sprung()).isTrue();
        assertThat(ended.<String>path("state")).describedAs(ended.asString()).isEqualTo("SUCCEEDED");
        assertThat(ended.<Integer>path("attempt")).isEqualTo(1);
        client.call().get("/v1/jobs/" + job + "/pdf").then().statusCode(200);
        assertThat(
                database.count("select count(*) from stray_document where replace(cast(job_id as text), '-', '') = ?",
                        job.substring("job_".length())))
                .isZero();
    }
}
