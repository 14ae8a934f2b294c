package dev.pressroom.dialect.pressroom;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import dev.pressroom.access.Scope;
import dev.pressroom.testing.Tenant;
import javax.imageio.ImageIO;

@QuarkusTest
class AssetsResourceTest {
    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

    private Tenant tenant;

    @BeforeEach
    void open() {
        tenant = Tenant.open(Scope.TEMPLATES_READ, Scope.TEMPLATES_WRITE, Scope.KEYS);
    }

    @Test
    void givesBackTheBytesThatWereStored() throws IOException {
        byte[] logo = png(30, 20);

        Response stored = put("logo.png", "image/png", logo);

        assertThat(stored.statusCode()).isEqualTo(201);
        assertThat(stored.header("Location")).isEqualTo("/v1/assets/logo.png");
        JsonPath asset = tenant.as().get("/v1/assets/logo.png").then().statusCode(200).extract().jsonPath();
        assertThat(asset.getString("mediaType")).isEqualTo("image/png");
        assertThat(asset.getInt("size")).isEqualTo(logo.length);
        assertThat(List.of(asset.getInt("width"), asset.getInt("height"))).containsExactly(30, 20);
        assertThat(asset.getString("sha256")).matches("[0-9a-f]{64}");
        assertThat(tenant.as().get("/v1/assets/logo.png/content").asByteArray()).isEqualTo(logo);
    }

    @Test
    void replacesAnAssetOfTheSameName() throws IOException {
        String id = put("logo", "image/png", png(1, 1)).path("id");

        Response replaced = put("logo", "image/svg+xml", SVG.getBytes(UTF_8));

        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(replaced.<String>path("id")).isEqualTo(id);
        assertThat(replaced.<String>path("mediaType")).isEqualTo("image/svg+xml");
        assertThat(replaced.<Object>path("width")).isNull();
        assertThat(tenant.as().get("/v1/assets/logo/content").asString()).isEqualTo(SVG);
    }

    @Test
    void neverShowsContentInPlace() {
        put("x.svg", "image/svg+xml", SVG.getBytes(UTF_8));

        Response content = tenant.as().get("/v1/assets/x.svg/content");

        assertThat(content.header("Content-Disposition")).isEqualTo("attachment; filename=\"x.svg\"");
        assertThat(content.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(content.header("Content-Security-Policy")).isEqualTo("sandbox");
    }

    @Test
    void refusesATypeThatTheBytesContradict() throws IOException {
        Response refused = put("logo.jpg", "image/jpeg", png(1, 1));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("detail")).contains("image/png", "image/jpeg");
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden", "-x", "a b", "a%2Fb", "..", "ä"})
    void refusesANameThatTemplatesCannotWrite(String name) throws IOException {
        int status = tenant.as().urlEncodingEnabled(false).contentType("image/png").body(png(1, 1))
                .put("/v1/assets/" + name.replace(" ", "%20").replace("ä", "%C3%A4")).statusCode();

        assertThat(status).isIn(404, 405, 422);
        assertThat(tenant.as().get("/v1/assets").jsonPath().getList("data")).isEmpty();
    }

    @Test
    void refusesAnAssetOverItsLimit() {
        byte[] content = "a".repeat(10 * 1024 * 1024 + 1).getBytes(UTF_8);

        assertThat(put("big.css", "text/css", content).statusCode()).isEqualTo(413);
    }

    @Test
    void refusesAnEmptyBody() {
        assertThat(tenant.as().put("/v1/assets/empty.css").statusCode()).isEqualTo(422);
    }

    @Test
    void listsAndDeletes() {
        put("a.css", "text/css", "p{}".getBytes(UTF_8));
        put("b.css", "text/css", "p{}".getBytes(UTF_8));

        JsonPath newest = tenant.as().get("/v1/assets?limit=1").jsonPath();
        tenant.as().delete("/v1/assets/b.css").then().statusCode(204);

        assertThat(newest.getList("data.name")).isEqualTo(List.of("b.css"));
        assertThat(newest.getBoolean("has_more")).isTrue();
        assertThat(tenant.as().get("/v1/assets").jsonPath().getList("data.name")).isEqualTo(List.of("a.css"));
        tenant.as().get("/v1/assets/b.css").then().statusCode(404);
        tenant.as().get("/v1/assets/b.css/content").then().statusCode(404);
        tenant.as().delete("/v1/assets/b.css").then().statusCode(404);
    }

    @Test
    void showsAnotherAccountNothing() {
        put("secret.css", "text/css", "p{}".getBytes(UTF_8));
        Tenant other = Tenant.open(Scope.TEMPLATES_READ, Scope.TEMPLATES_WRITE);

        other.as().get("/v1/assets/secret.css").then().statusCode(404);
        other.as().get("/v1/assets/secret.css/content").then().statusCode(404);
        other.as().delete("/v1/assets/secret.css").then().statusCode(404);
        assertThat(other.as().get("/v1/assets").jsonPath().getList("data")).isEmpty();
        other.as().contentType("text/css").body("b{}".getBytes(UTF_8)).put("/v1/assets/secret.css").then()
                .statusCode(201);
        assertThat(tenant.as().get("/v1/assets/secret.css/content").asString()).isEqualTo("p{}");
    }

    @Test
    void asksForAKeyWithTheScope() {
        put("a.css", "text/css", "p{}".getBytes(UTF_8));
        Tenant reader = tenant.another(Scope.TEMPLATES_READ);

        given().get("/v1/assets/a.css").then().statusCode(401);
        reader.as().get("/v1/assets/a.css/content").then().statusCode(200);
        reader.as().delete("/v1/assets/a.css").then().statusCode(403);
    }

    private Response put(String name, String type, byte[] content) {
        return tenant.as().contentType(type).body(content).put("/v1/assets/" + name);
    }

    private static byte[] png(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
