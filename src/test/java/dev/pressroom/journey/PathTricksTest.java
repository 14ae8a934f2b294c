package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.pressroom.access.Scope;
import dev.pressroom.testing.Tenant;

/** Spellings of a path that filters and routers read differently open nothing: endpoints are protected, not paths. */
@QuarkusTest
class PathTricksTest {
    private static final List<String> PROTECTED = List.of("/v1/keys", "/v1/accounts", "/v1/jobs", "/v1/templates");

    private final HttpClient client = HttpClient.newHttpClient();

    static Stream<String> tricks() {
        return PROTECTED.stream()
                .flatMap(path -> Stream.of(path, path + ";x", path + "%3Bx", path + "%3bx", path + "%2F", path + "%5C",
                        path + "/", path + "//", path + ";/", path + "/;x=.json", path + ".json", path + "%00",
                        path + "%23", path + "?;x", "/" + path, "/." + path, "/x/.." + path, "/x%2F.." + path,
                        "/x%5C.." + path, "/%2e" + path, "/x/%2e%2e" + path, "/;x" + path,
                        path.replace("/v1/", "/v1;x/"), path.replace("/v1/", "/v1%2F"), path.replace("/v1/", "/v1%5C"),
                        path.replace("/v1/", "/v1//"), path.replace("/v1/", "/V1/"),
                        "/.well-known/jwks.json/../.." + path,
                        "/.well-known/..%2F" + path, "/oauth/token/..;/.." + path, "/q/health/../.." + path));
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void opensNothingToNobody(String path) throws Exception {
        HttpResponse<String> answer = client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(path).isBetween(400, 499);
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void opensNothingToAKeyWithoutTheScope(String path) throws Exception {
        HttpResponse<String> answer = client.send(request(path).header("x-api-key", OtherScope.KEY).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(path).isBetween(400, 499);
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void makesNothingForNobody(String path) throws Exception {
        HttpRequest request = request(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"x\"}")).build();

        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(path).isBetween(400, 499);
    }

    @Test
    void opensThePlainPathsToWhoMay() throws IOException, InterruptedException {
        HttpRequest request = request("/v1/keys").header("x-api-key", Tenant.open().key()).build();

        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path));
    }

    /** A live key that none of these endpoints is for, made once. */
    private static final class OtherScope {
        static final String KEY = Tenant.open(Scope.TEMPLATES_WRITE).key();
    }
}
