package dev.pressroom.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import dev.pressroom.signing.SigningConfig;
import dev.pressroom.testing.Tenant;

/** OWASP API Security Top 10 (2023), one test a risk. */
@QuarkusTest
class OwaspTest {
    private static final Set<String> OURS = Set.of("/oauth", "/.well-known/", "/v1/", "/api/v1/", "/pdf", "/token",
            "/{workspace}");
    /** Each has a description of its own. */
    private static final List<String> DOORS = List.of("influxion", "reportflow", "sqr", "pdfgorilla", "webadmit");

    @Inject
    SigningConfig signing;

    private Tenant tenant;

    @BeforeEach
    void open() {
        tenant = Tenant.open();
    }

    /** Every route is walked by {@code EveryEndpointTest.knowsNothingOfAnotherAccount}. */
    @Test
    void api1ObjectsOfOthersAreNotFound() {
        String job = post(tenant, Map.of("html", "x")).then().statusCode(202).extract().path("id");

        Tenant.open().as().get("/v1/jobs/" + job).then().statusCode(404);
        Tenant.open().as().delete("/v1/jobs/" + job).then().statusCode(404);
    }

    @Test
    void api2NothingButAKeyOrATokenOfOursOpens() {
        given().header("x-api-key", tenant.keyId() + ".wrong").get("/v1/jobs").then().statusCode(401);
        // {"alg":"none"}
        given().header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.").get("/v1/jobs").then().statusCode(401);
        given().header("Authorization", "Bearer " + tenant.token()).get("/v1/jobs").then().statusCode(200);
    }

    @Test
    void api3NobodySetsOrSeesWhatIsNotTheirs() {
        for (String field : List.of("accountId", "state", "attempt", "id", "createdBy", "priority")) {
            post(tenant, Map.of("html", "x", field, "x")).then().statusCode(422).body("errors[0].pointer",
                    equalTo("#/" + field));
        }
        post(tenant, Map.of("html", "x", "options", Map.of("encryption", Map.of("userPassword", "Zwiebel-4711"))))
                .then().body("options", nullValue()).body("accountId", nullValue());
    }

    @Test
    void api4WhatADocumentMayCostIsLimited() {
        Map<String, Object> limits = tenant.as().get("/v1/limits").path("");

        assertThat(limits).hasSize(19).allSatisfy((name, value) -> assertThat(((Number) value).longValue())
                .as(name).isPositive());
    }

    /** Every route is walked by {@code EveryEndpointTest.asksForTheScope}. */
    @Test
    void api5FunctionsOfTheOperatorAreClosedToTenants() {
        tenant.as().get("/v1/accounts").then().statusCode(403);
        tenant.as().get("/v1/operations/dead-letters").then().statusCode(403);
        tenant.as().contentType(ContentType.JSON).body("{}").put("/v1/accounts/" + tenant.accountId() + "/limits")
                .then()
                .statusCode(403);
    }

    @Test
    void api6SigningAsksForAScopeOfItsOwn() {
        Tenant clerk = tenant.another("jobs:write", "jobs:read");

        post(clerk, Map.of("html", "x", "options", Map.of("signature", Map.of("key", "seal")))).then().statusCode(403);
    }

    /** The fence of webhooks has tests of its own. */
    @Test
    void api7NoAddressOfATenantIsAsked() {
        post(tenant, Map.of("html", "<img src='http://169.254.169.254/'>")).then().statusCode(422);
        post(tenant, Map.of("html", "<p>x", "css", "p{background:url(http://10.0.0.1/)}")).then().statusCode(422);
    }

    @Test
    void api8DefaultsAreSecure() {
        given().header("Origin", "https://evil.example").get("/v1/jobs").then()
                .header("Access-Control-Allow-Origin", nullValue());
        for (String path : List.of("/q/dev-ui", "/q/dev", "/q/arc", "/q/info")) {
            given().redirects().follow(false).get(path).then().statusCode(anyOf(equalTo(404), equalTo(405)));
        }
        given().get("/v1/nothing").then().header("Server", nullValue()).body(not(equalTo("")));
    }

    @Test
    void api9TheDescriptionListsEveryRoute() {
        Set<String> known = Stream.concat(Stream.of("?format=json"), DOORS.stream().map(door -> "/" + door))
                .flatMap(one -> given().get("/openapi" + one).<Map<String, Object>>path("paths").keySet().stream())
                .map(OwaspTest::shape).collect(Collectors.toCollection(HashSet::new));
        var unlisted = new TreeSet<String>();

        List<String> routes = routes();
        for (String path : routes) {
            if (!known.contains(shape(path))) {
                unlisted.add(path);
            }
        }

        assertThat(routes).hasSizeGreaterThan(40);
        assertThat(unlisted).isEmpty();
    }

    @Test
    void api10WhoeverIsAskedHasLittleTimeAndLittleToSay() {
        assertThat(signing.timeout()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(signing.maxAnswerSize().asLongValue()).isPositive().isLessThanOrEqualTo(50_000_000);
    }

    private static Response post(Tenant who, Map<String, ?> job) {
        return who.as().contentType(ContentType.JSON).body(job).post("/v1/jobs");
    }

    /** As the sources have them: what the description is made from must not be what it is checked against. */
    private static List<String> routes() {
        var found = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java/dev/pressroom"))) {
            for (var file : files.filter(path -> path.toString().endsWith("Resource.java")).toList()) {
                found.addAll(Paths.of(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().filter(path -> OURS.stream().anyMatch(path::startsWith)).toList();
    }

    private static String shape(String path) {
        return path.replaceAll("\\{[^}]*}", "{}").replaceAll("/$", "");
    }

    private static final class Paths {
        private static final Pattern PATH = Pattern.compile("@Path\\(\"([^\"]*)\"\\)");
        private static final Pattern METHOD = Pattern
                .compile("@(GET|POST|PUT|PATCH|DELETE)\\b((?:\\s+@(?!GET|POST|PUT|PATCH|DELETE)[^\\n]*)*)");

        static List<String> of(String source) {
            var root = PATH.matcher(source);
            var paths = new ArrayList<String>();
            String base = root.find() ? root.group(1) : "";
            var methods = METHOD.matcher(source);
            while (methods.find()) {
                var own = PATH.matcher(methods.group(2));
                paths.add((base + "/" + (own.find() ? own.group(1) : "")).replace("//", "/"));
            }
            return paths;
        }
    }
}
