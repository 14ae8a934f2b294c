package dev.pressroom.dialect.pressroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import dev.pressroom.access.Scope;
import dev.pressroom.testing.Tenant;

@QuarkusTest
class TemplatesResourceTest {
    private Tenant tenant;

    @BeforeEach
    void open() {
        tenant = Tenant.open(Scope.TEMPLATES_READ, Scope.TEMPLATES_WRITE, Scope.KEYS);
    }

    @Test
    void givesBackWhatWasStored() {
        Response created = post("/v1/templates",
                """
                        {"name": "Invoice", "description": "For customers", "html": "<p>{customer.name}</p>", "css": "p{color:red}",
                         "page": {"size": "A5", "landscape": true, "margin": "10mm 2cm"},
                         "sampleData": {"customer": {"name": "Ada"}, "total": 19.10, "big": 12345678901234567890},
                         "schema": {"type": "object", "properties": {"total": {"type": "number"}}}}
                        """);

        String id = created.path("id");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/v1/templates/" + id);
        Response read = tenant.as().get("/v1/templates/" + id);
        assertThat(read.asString()).isEqualTo(created.asString())
                .contains("\"total\":19.10", "\"big\":12345678901234567890");
        JsonPath json = read.jsonPath();
        assertThat(id).matches("tpl_[0-9a-f]{32}");
        assertThat(json.getInt("version")).isEqualTo(1);
        assertThat(json.getString("page.size")).isEqualTo("A5");
        assertThat(json.getBoolean("page.landscape")).isTrue();
        assertThat(json.getString("html")).isEqualTo("<p>{customer.name}</p>");
    }

    @Test
    void keepsOldVersionsAsTheyWere() {
        String id = create("Letter");

        Response second = post("/v1/templates/" + id + "/versions", "{\"html\": \"<p>new</p>\"}");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Location")).isEqualTo("/v1/templates/" + id + "/versions/2");
        assertThat(second.<String>path("createdBy")).isEqualTo(tenant.keyId());
        assertThat(get("/v1/templates/" + id + "/versions/1").getString("html")).isEqualTo("<p>{name}</p>");
        assertThat(get("/v1/templates/" + id).getString("html")).isEqualTo("<p>new</p>");
        assertThat(get("/v1/templates/" + id + "/versions").getList("data.version")).containsExactly(2, 1);
        assertThat(get("/v1/templates/" + id + "/versions").getList("data.html")).containsOnlyNulls();
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            tenant.as().request(method, "/v1/templates/" + id + "/versions/1").then().statusCode(405);
        }
    }

    @Test
    void numbersVersionsWithoutGapsThoughTheyComeAtOnce() {
        String id = create("Contended");

        List<Integer> statuses = IntStream.range(0, 8).parallel()
                .mapToObj(_ -> post("/v1/templates/" + id + "/versions", "{\"html\": \"<p>x</p>\"}").statusCode())
                .toList();

        assertThat(statuses).containsOnly(201);
        assertThat(get("/v1/templates/" + id + "/versions").getList("data.version"))
                .isEqualTo(List.of(9, 8, 7, 6, 5, 4, 3, 2, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'name':'x'} | #/html",
            "{'name':'','html':'a'} | #/name",
            "{'name':'tpl_0123456789abcdef0123456789abcdef','html':'a'} | #/name",
            "{'name':'x','html':' '} | #/html",
            "{'name':'x','html':'a\\u0000'} | #/html",
            "{'name':'x','html':'{#if a}'} | #/html",
            "{'name':'x','html':'a','page':{'size':'A4;}'}} | #/page/size",
            "{'name':'x','html':'a','page':{'margin':'1mm}'}} | #/page/margin",
            "{'name':'x','html':'a','nope':1} | #/nope",
            "{'name':'x','html':'a','sampleData':[1]} | #/sampleData",
            "{'name':'x','html':'a','schema':7} | #/schema",
            "{'name':'x','html':'a','schema':{'type':12}} | #/schema/type",
            "{'name':'x','html':'a','schema':{'$ref':'https://a.example/s'}} | #/schema/$ref",
            "{'name':'x','html':'a','schema':{'required':['total']},'sampleData':{}} | #/sampleData/total"})
    void pointsAtTheFieldThatIsWrong(String body, String pointer) {
        Response refused = post("/v1/templates", body.replace('\'', '"'));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getList("errors.pointer")).contains(pointer);
    }

    @Test
    void tellsLineAndColumnOfASyntaxError() {
        Response refused = post("/v1/templates", "{\"name\": \"x\", \"html\": \"<p>\\n  {#if a}\"}");

        assertThat(refused.<String>path("errors[0].detail")).startsWith("line 2, column ");
    }

    @Test
    void refusesWhatIsOverItsLimit() {
        String css = "a".repeat(512 * 1024 + 1);

        Response refused = post("/v1/templates", "{\"name\": \"x\", \"html\": \"a\", \"css\": \"" + css + "\"}");

        assertThat(refused.statusCode()).isEqualTo(413);
    }

    @Test
    void refusesATakenName() {
        String id = create("Twice");

        assertThat(post("/v1/templates", "{\"name\": \"Twice\", \"html\": \"a\"}").statusCode()).isEqualTo(409);
        String other = create("Other");
        tenant.as().contentType(ContentType.JSON).body("{\"name\": \"Twice\"}").patch("/v1/templates/" + other).then()
                .statusCode(409);
        tenant.as().delete("/v1/templates/" + id).then().statusCode(204);
        assertThat(post("/v1/templates", "{\"name\": \"Twice\", \"html\": \"a\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void renamesWithoutANewVersion() {
        String id = create("Before");

        Response renamed = tenant.as().contentType(ContentType.JSON)
                .body("{\"name\": \"After\", \"description\": \"why\"}").patch("/v1/templates/" + id);

        assertThat(renamed.statusCode()).isEqualTo(200);
        JsonPath read = get("/v1/templates/" + id);
        assertThat(read.getString("name")).isEqualTo("After");
        assertThat(read.getString("description")).isEqualTo("why");
        assertThat(read.getInt("version")).isEqualTo(1);
    }

    @Test
    void forgetsADeletedTemplate() {
        String id = create("Gone");

        tenant.as().delete("/v1/templates/" + id).then().statusCode(204);

        for (String path : List.of("", "/versions", "/versions/1", "/parameters")) {
            tenant.as().get("/v1/templates/" + id + path).then().statusCode(404);
        }
        tenant.as().delete("/v1/templates/" + id).then().statusCode(404);
        assertThat(get("/v1/templates").getList("data")).isEmpty();
    }

    @Test
    void walksTheListInBothDirections() {
        List<String> names = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            create("T" + number);
            names.addFirst("T" + number);
        }

        JsonPath first = get("/v1/templates?limit=2");
        JsonPath second = get("/v1/templates?limit=2&starting_after=" + first.getString("data[1].id"));
        JsonPath third = get("/v1/templates?limit=2&starting_after=" + second.getString("data[1].id"));
        JsonPath back = get("/v1/templates?limit=2&ending_before=" + third.getString("data[0].id"));

        assertThat(first.getList("data.name")).isEqualTo(names.subList(0, 2));
        assertThat(first.getString("object")).isEqualTo("list");
        assertThat(first.getString("url")).isEqualTo("/v1/templates");
        assertThat(first.getBoolean("has_more")).isTrue();
        assertThat(first.getList("data.html")).containsOnlyNulls();
        assertThat(third.getList("data.name")).isEqualTo(names.subList(4, 5));
        assertThat(third.getBoolean("has_more")).isFalse();
        assertThat(back.getList("data.name")).isEqualTo(second.getList("data.name"));
    }

    @Test
    void tellsWhatDataItTakes() {
        String id = post("/v1/templates",
                """
                        {"name": "P", "html": "{customer.name} {extra}", "schema": {"required": ["customer"], "properties":
                          {"customer": {"type": "object", "description": "Who pays", "properties": {"name": {"type": "string"}}}}}}
                        """)
                .path("id");

        JsonPath parameters = get("/v1/templates/" + id + "/parameters");

        assertThat(parameters.getList("parameters.path")).isEqualTo(List.of("customer", "customer.name", "extra"));
        assertThat(parameters.getString("parameters[0].description")).isEqualTo("Who pays");
        assertThat(parameters.getBoolean("parameters[0].required")).isTrue();
        assertThat(parameters.<Object>get("parameters[2].type")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"Invoice", "tpl_1", "tpl_0123456789abcdef0123456789abcdef", "0123"})
    void doesNotTakeANameForAnId(String id) {
        create("Invoice");

        tenant.as().get("/v1/templates/" + id).then().statusCode(404);
    }

    private String create(String name) {
        return post("/v1/templates", "{\"name\": \"" + name + "\", \"html\": \"<p>{name}</p>\"}").then()
                .statusCode(201).extract().path("id");
    }

    private Response post(String path, String body) {
        return tenant.as().contentType(ContentType.JSON).body(body).post(path);
    }

    private JsonPath get(String path) {
        return tenant.as().get(path).then().statusCode(200).extract().jsonPath();
    }
}
