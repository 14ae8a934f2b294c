package dev.pressroom.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.testing.PdfAssert;
import dev.pressroom.testing.Tenant;

/** What each foreign API must do, in its own words: each extends this with how its clients ask and what they hear. */
public abstract class DialectContract {
    /** Why an API says no; its test looks at status, headers and body of each. */
    public enum No {
        NO_CREDENTIALS, BAD_CREDENTIALS, UNKNOWN_JOB, BAD_INPUT, TOO_MANY
    }

    protected Tenant tenant = new Tenant("", "", "");

    @BeforeEach
    void openAnAccount() {
        tenant = Tenant.open();
    }

    /** A request with the credentials that this API's clients show. */
    protected abstract RequestSpecification as(Tenant caller);

    protected abstract RequestSpecification withoutCredentials();

    /** With some that look right. */
    protected abstract RequestSpecification withBadCredentials();

    /** A job whose document says {@code Dear Ann & Bob}. */
    protected abstract Response create(RequestSpecification caller);

    /** The same without what every request needs. */
    protected abstract Response createBadly(RequestSpecification caller);

    /** Checks how a job is accepted; its id on the wire. */
    protected abstract String accepted(Response created);

    protected abstract Response status(RequestSpecification caller, String id);

    /** Whether the answer says that the document is there. */
    protected abstract boolean hasSucceeded(Response status);

    protected abstract Response download(RequestSpecification caller, String id);

    /** An id of the right form that no job has. */
    protected abstract String unknownId();

    /** The id that this API would give to a job of another door; {@code nativeId} is that of our own. */
    protected abstract String idOf(String nativeId);

    protected abstract void isRefused(Response answer, No why);

    @Test
    void acceptsAJobAndHandsOutItsDocument() {
        String id = accepted(create(as(tenant)));
        await().atMost(Duration.ofSeconds(60)).until(() -> hasSucceeded(status(as(tenant), id)));

        Response first = download(as(tenant), id);

        assertThat(first.statusCode()).isEqualTo(200);
        PdfAssert.assertThat(first.asByteArray()).containsText("Dear Ann & Bob");
        assertThat(Arrays.equals(first.asByteArray(), download(as(tenant), id).asByteArray())).isTrue();
    }

    @Test
    void asksForCredentials() {
        isRefused(create(withoutCredentials()), No.NO_CREDENTIALS);
        isRefused(status(withoutCredentials(), unknownId()), No.NO_CREDENTIALS);
        isRefused(download(withoutCredentials(), unknownId()), No.NO_CREDENTIALS);
    }

    @Test
    void refusesCredentialsThatDoNotHold() {
        isRefused(create(withBadCredentials()), No.BAD_CREDENTIALS);
        isRefused(status(withBadCredentials(), unknownId()), No.BAD_CREDENTIALS);
    }

    @Test
    void closesWithItsKey() {
        Tenant second = tenant.another("jobs:read", "jobs:write");
        RequestSpecification caller = as(second);
        String id = accepted(create(as(second)));

        tenant.as().delete("/v1/keys/" + second.keyId()).then().statusCode(204);

        isRefused(status(caller, id), No.BAD_CREDENTIALS);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        isRefused(createBadly(as(tenant)), No.BAD_INPUT);
    }

    @Test
    void limitsHowOftenAnAccountAsks() {
        RequestSpecification caller = as(tenant);
        Tenant.operator().contentType(ContentType.JSON).body(Map.of("accountRequests", 1))
                .put("/v1/accounts/" + tenant.accountId() + "/quotas").then().statusCode(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> status(caller, unknownId()).statusCode() == 429);

        isRefused(status(caller, unknownId()), No.TOO_MANY);
    }

    @Test
    void knowsNothingOfAnotherAccount() {
        String id = accepted(create(as(tenant)));
        Tenant stranger = Tenant.open();

        isRefused(status(as(stranger), id), No.UNKNOWN_JOB);
        isRefused(download(as(stranger), id), No.UNKNOWN_JOB);
        isRefused(status(as(tenant), unknownId()), No.UNKNOWN_JOB);
    }

    @Test
    void showsOnlyItsOwnJobsThoughOurApiShowsAll() {
        String other = tenant.as().contentType(ContentType.JSON).body(Map.of("html", "<p>x")).post("/v1/jobs").then()
                .statusCode(202).extract().path("id");
        accepted(create(as(tenant)));

        isRefused(status(as(tenant), idOf(other)), No.UNKNOWN_JOB);
        assertThat(tenant.as().get("/v1/jobs").<List<?>>path("data")).hasSize(2);
    }
}
