package dev.pressroom.dialect.sqr;

import static io.restassured.RestAssured.given;

import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.testing.Tenant;

/** An account as the contract has them: users, and a report template in its second version. */
final class SqrAccount {
    static final String USER = "US1A2B3C4D5E6F78";

    private SqrAccount() {}

    /** With {@link #USER} and those beside it, each of them named. */
    static Tenant furnished(Tenant tenant, String... others) {
        user(tenant, USER, Map.of("name", "Ann & Bob", "address", Map.of("city", "Oslo")));
        for (String other : others) {
            user(tenant, other, Map.of("name", other));
        }
        String template = tenant.as().contentType(ContentType.JSON)
                .body(Map.of("name", "report", "html", "<p>to come</p>")).post("/v1/templates").then().statusCode(201)
                .extract().path("id");
        tenant.as().contentType(ContentType.JSON)
                .body(Map.of("html", "<p>Dear {name}, {userId}{missing.too}{#for turn in turns}{turn}{/for}</p>"))
                .post("/v1/templates/" + template + "/versions").then().statusCode(201);
        settings(tenant, Map.of("reportTemplate", "report")).then().statusCode(200);
        return tenant;
    }

    static void user(Tenant tenant, String userId, Map<String, ?> record) {
        tenant.as().contentType(ContentType.JSON).body(Map.of("data", record))
                .put("/v1/datasets/users/records/" + userId).then().statusCode(201);
    }

    static Response settings(Tenant tenant, Map<String, ?> settings) {
        return tenant.as().contentType(ContentType.JSON).body(Map.of("settings", settings))
                .put("/v1/doors/sqr/settings");
    }

    static String token(Tenant tenant) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("client_id", tenant.keyId(), "client_secret", tenant.secret(), "grant_type",
                        "client_credentials"))
                .post("/oauth2/token").then().statusCode(200).extract().path("access_token");
    }

    static Response create(RequestSpecification caller, String userId) {
        return caller.contentType(ContentType.JSON).body(Map.of("userId", userId)).post("/v1/document/api");
    }
}
