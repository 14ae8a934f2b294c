package dev.pressroom.testing;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.access.Scope;

/** An account of a test's own with a key, both made over HTTP; tests that share servers keep apart by it. */
public record Tenant(String accountId, String keyId, String secret) {

    /** With every scope that an account can have. */
    public static Tenant open() {
        return open(Scope.OF_ACCOUNTS.toArray(String[]::new));
    }

    public static Tenant open(String... scopes) {
        String account = operator().contentType(ContentType.JSON).body(Map.of("name", "a test's")).post("/v1/accounts")
                .then().statusCode(201).extract().path("id");
        return of(account, operator().contentType(ContentType.JSON)
                .body(Map.of("name", "first", "scopes", List.of(scopes))).post("/v1/accounts/" + account + "/keys")
                .then().statusCode(201).extract().response());
    }

    /** Another key of the same account, made with this one. */
    public Tenant another(String... scopes) {
        return of(accountId, as().contentType(ContentType.JSON)
                .body(Map.of("name", "another", "scopes", List.of(scopes))).post("/v1/keys").then().statusCode(201)
                .extract().response());
    }

    public String key() {
        return keyId + "." + secret;
    }

    public String token() {
        return given().auth().preemptive().basic(keyId, secret).formParam("grant_type", "client_credentials")
                .post("/oauth/token").then().statusCode(200).extract().path("access_token");
    }

    /** A request with this tenant's key. */
    public RequestSpecification as() {
        return given().header("x-api-key", key());
    }

    /** A request with the operator's key. */
    public static RequestSpecification operator() {
        return given().header("x-api-key", ConfigProvider.getConfig().getValue("pressroom.operator-key", String.class));
    }

    private static Tenant of(String account, Response created) {
        return new Tenant(account, created.path("id"), created.path("secret"));
    }
}
