package dev.pressroom.journey;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** One account with one key that may do everything, as a client of our API sees it. */
public final class Client {
    private final String key;
    private final String accountId;

    private Client(String accountId, String key) {
        this.accountId = accountId;
        this.key = key;
    }

    /** A new account, so that tests do not see each other's rows. */
    public static Client ofNewAccount() {
        return ofNewAccount(List.of("jobs:read", "jobs:write", "templates:read", "templates:write", "keys"));
    }

    public static Client ofNewAccount(List<String> scopes) {
        String id = operator().body(Map.of("name", "journey")).post("/v1/accounts").then().statusCode(201).extract()
                .path("id");
        String key = operator().body(Map.of("name", "journey", "scopes", scopes)).post("/v1/accounts/" + id + "/keys")
                .then().statusCode(201).extract().path("key");
        return new Client(id, key);
    }

    public static RequestSpecification operator() {
        return given().header("x-api-key", ConfigProvider.getConfig().getValue("pressroom.operator-key", String.class))
                .contentType(ContentType.JSON);
    }

    public RequestSpecification call() {
        return given().header("x-api-key", key).contentType(ContentType.JSON);
    }

    public String key() {
        return key;
    }

    public String accountId() {
        return accountId;
    }

    /** Posts a job and gives its id; fails where it was not accepted. */
    public String post(Map<String, ?> job) {
        return call().body(job).post("/v1/jobs").then().statusCode(202).extract().path("id");
    }

    /** The job when it has ended. */
    public Response ended(String id) {
        Response answer = call().header("Prefer", "wait=60").get("/v1/jobs/" + id);
        answer.then().statusCode(200);
        return answer;
    }
}
