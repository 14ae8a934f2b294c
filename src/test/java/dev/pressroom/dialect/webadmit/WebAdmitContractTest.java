package dev.pressroom.dialect.webadmit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.ResponseBuilder;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.dialect.DialectContract;
import dev.pressroom.testing.BatchAccount;
import dev.pressroom.testing.Database;
import dev.pressroom.testing.Tenant;

@QuarkusTest
class WebAdmitContractTest extends DialectContract {
    private final Set<String> furnished = new HashSet<>();

    @Inject
    Database database;

    @Override
    protected RequestSpecification as(Tenant caller) {
        if (furnished.add(caller.accountId())) {
            WebAdmitAccount.furnish(caller.accountId().equals(tenant.accountId()) ? tenant : caller, 1);
        }
        return WebAdmitAccount.as(caller);
    }

    @Override
    protected RequestSpecification withoutCredentials() {
        return given();
    }

    @Override
    protected RequestSpecification withBadCredentials() {
        return given().header("x-api-key", "0123456789abcdef0123456789abcdef");
    }

    @Override
    protected Response create(RequestSpecification caller) {
        return caller.contentType(ContentType.JSON).body("{\"pdf_manager_template_id\":2}")
                .post(WebAdmitAccount.BATCHES);
    }

    @Override
    protected Response createBadly(RequestSpecification caller) {
        return caller.contentType(ContentType.JSON).body("{}").post(WebAdmitAccount.BATCHES);
    }

    @Override
    protected String accepted(Response created) {
        created.then().statusCode(201);
        assertThat(created.<Integer>path("pdf_manager_batch.id")).isPositive();
        return String.valueOf(created.<Integer>path("pdf_manager_batch.id"));
    }

    @Override
    protected Response status(RequestSpecification caller, String id) {
        return caller.get(WebAdmitAccount.BATCHES + "/" + id);
    }

    @Override
    protected boolean hasSucceeded(Response status) {
        status.then().statusCode(200);
        assertThat(status.<String>path("pdf_manager_batch.state")).isNotEqualTo("failed");
        return status.path("pdf_manager_batch.state").equals("available");
    }

    /** The only file of the only ZIP. */
    @Override
    protected Response download(RequestSpecification caller, String id) {
        Response shown = status(caller, id);
        if (shown.statusCode() != 200) {
            return shown;
        }
        byte[] zip = WebAdmitAccount.fetch(WebAdmitAccount.urls(shown).getFirst()).body();
        return new ResponseBuilder().clone(shown).setBody(WebAdmitAccount.entries(zip).values().iterator().next())
                .build();
    }

    @Override
    protected String unknownId() {
        return "999999999";
    }

    /** That of a batch of our own API's, which has no job beside the one there is. */
    @Override
    protected String idOf(String nativeId) {
        UUID batch = UUID.randomUUID();
        database.run("insert into batch (id, account_id, created_by, created_at, state, items, completed_at)"
                + " select ?, account_id, 'x', now(), 'SUCCEEDED', 1, now() from job where id = ?", batch,
                BatchAccount.uuid(nativeId));
        return String.valueOf(database.value("select number from batch where id = ?", batch));
    }

    @Override
    protected void isRefused(Response answer, No why) {
        switch (why) {
            case NO_CREDENTIALS, BAD_CREDENTIALS -> {
                answer.then().statusCode(401).body(equalTo(""));
                assertThat(answer.headers().getValues("Content-Length")).containsExactly("0");
                assertThat(answer.header("X-RateLimit-Limit")).isNull();
            }
            case UNKNOWN_JOB -> {
                answer.then().statusCode(404);
                assertThat(answer.asString()).isEqualTo("{\"message\":\"Not Found\"}");
                assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("5000");
            }
            case BAD_INPUT -> answer.then().statusCode(422).body("errors.schema", hasItem(
                    "The property '#/' did not contain a required property of 'pdf_manager_template_id'"));
            case TOO_MANY -> {
                answer.then().statusCode(429).body("message", equalTo("Rate limit exceeded"));
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
            }
        }
    }
}
