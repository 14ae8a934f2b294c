package dev.pressroom.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.pressroom.testing.Tenant;
import dev.pressroom.testing.pki.Identity;
import dev.pressroom.testing.pki.TestCa;

/** Walks all endpoints that the API's description knows: none is open that need not be, none knows another account's things. */
@QuarkusTest
class EveryEndpointTest {
    private static final Set<String> OPEN = Set.of("POST /oauth/token", "GET /.well-known/jwks.json",
            "GET /.well-known/oauth-authorization-server");

    record Endpoint(String method, String path) {
        boolean isOpen() {
            return OPEN.contains(method + " " + path);
        }

        /** With a body, so that none is refused for the want of one before its caller is looked at. */
        Response send(RequestSpecification request, String filledPath) {
            boolean writes = method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
            return (writes ? request.contentType(ContentType.JSON).body("{}") : request).request(method, filledPath);
        }
    }

    @Test
    void asksForCredentials() {
        List<Endpoint> endpoints = endpoints();

        assertThat(endpoints).hasSizeGreaterThan(20);
        SoftAssertions.assertSoftly(softly -> endpoints.stream().filter(endpoint -> !endpoint.isOpen())
                .forEach(
                        endpoint -> softly.assertThat(endpoint.send(given(), filled(endpoint.path(), "x")).statusCode())
                                .as(endpoint.toString()).isEqualTo(401)));
    }

    @Test
    void asksForTheScope() {
        Tenant nobody = Tenant.open().another("templates:write");

        SoftAssertions.assertSoftly(softly -> endpoints().stream()
                .filter(endpoint -> !endpoint.isOpen() && !endpoint.path().matches("/v1/(templates|assets).*"))
                .forEach(endpoint -> softly
                        .assertThat(endpoint.send(nobody.as(), filled(endpoint.path(), "x")).statusCode())
                        .as(endpoint.toString()).isEqualTo(403)));
    }

    @Test
    void knowsNothingOfAnotherAccount() {
        Map<String, String> things = thingsOf(Tenant.open());
        Tenant stranger = Tenant.open();

        SoftAssertions.assertSoftly(softly -> endpoints().stream().filter(endpoint -> endpoint.path().contains("{"))
                .filter(endpoint -> !endpoint.path().matches("/v1/(accounts|operations)/.*")) // the operator's
                .filter(endpoint -> !endpoint.path().startsWith("/v1/doors/")) // everybody's; settings are the caller's own
                .filter(endpoint -> !endpoint.method().equals("PUT")) // makes a thing of the caller's own
                .forEach(endpoint -> {
                    String path = filled(endpoint.path(), thing(things, endpoint.path()));
                    Response answer = endpoint.send(stranger.as(), path);
                    // A body may be refused before the thing is looked for; that tells nothing of it either.
                    softly.assertThat(answer.statusCode()).as(endpoint.method() + " " + path).isIn(404,
                            endpoint.method().equals("POST") || endpoint.method().equals("PATCH") ? 422 : 404);
                }));
    }

    private static List<Endpoint> endpoints() {
        Map<String, Map<String, Object>> paths = given().get("/openapi?format=json").path("paths");
        var endpoints = new ArrayList<Endpoint>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(method -> Set.of("get", "post", "put", "patch", "delete").contains(method))
                .forEach(method -> endpoints.add(new Endpoint(method.toUpperCase(java.util.Locale.ROOT), path))));
        return endpoints;
    }

    /** One of each kind, by the path under which they live. */
    private static Map<String, String> thingsOf(Tenant owner) {
        String template = made(owner, "/v1/templates", "{\"name\":\"mine\",\"html\":\"<p>mine</p>\"}");
        String job = made(owner, "/v1/jobs", "{\"html\":\"<p>mine</p>\"}");
        owner.as().contentType("text/css").body("p { color: red }").put("/v1/assets/mine.css").then().statusCode(201);
        String signingKey = made(owner, "/v1/signing-keys", "{\"name\":\"mine\",\"password\":\"" + Identity.PASSWORD
                + "\",\"pkcs12\":\"" + new TestCa().signer("Mine").base64() + "\"}");
        String webhook = made(owner, "/v1/webhooks", "{\"url\":\"http://127.0.0.1:9/\"}");
        owner.as().contentType(ContentType.JSON).body("{\"data\":{}}").put("/v1/datasets/mine/records/1").then()
                .statusCode(201);
        String batch = made(owner, "/v1/batches", "{\"html\":\"<p>mine</p>\",\"items\":[{}]}");
        return Map.of("/v1/batches", batch, "/v1/datasets", "mine", "/v1/webhooks", webhook, "/v1/templates", template,
                "/v1/jobs", job,
                "/v1/assets", "mine.css",
                "/v1/keys", owner.keyId(),
                "/v1/signing-keys", signingKey);
    }

    private static String made(Tenant owner, String path, String body) {
        Response answer = owner.as().contentType(ContentType.JSON).body(body).post(path);
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(201, 202);
        return answer.path("id");
    }

    private static String thing(Map<String, String> things, String path) {
        return things.entrySet().stream().filter(entry -> path.startsWith(entry.getKey() + "/")).findFirst()
                .orElseThrow(() -> new AssertionError("this test has nothing to ask for at " + path)).getValue();
    }

    private static String filled(String path, String thing) {
        return path.replaceFirst("\\{[^}]*}", thing).replaceAll("\\{[^}]*}", "1");
    }
}
