package dev.pressroom.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import javax.imageio.ImageIO;

/** What each account may use: set by the operator, seen by the account, and kept to from the POST to the PDF. */
@QuarkusTest
class LimitsTest {
    private Client client;

    @BeforeEach
    void makeAnAccount() {
        client = Client.ofNewAccount();
    }

    @Test
    void areTheInstallationsUntilTheOperatorSetsOthers() {
        client.call().get("/v1/limits").then().statusCode(200).body("pages", equalTo(2000)).body("domDepth",
                equalTo(150)).body("span", equalTo(1000)).body("renderMs", equalTo(90_000));

        set(Map.of("pages", 5, "mergeMs", 100)).then().statusCode(200).body("own.pages", equalTo(5))
                .body("own.span", nullValue()).body("effective.pages", equalTo(5))
                .body("effective.span", equalTo(1000)).body("maximum.pages", equalTo(2000));

        client.call().get("/v1/limits").then().body("pages", equalTo(5)).body("mergeMs", equalTo(100));
        Client.ofNewAccount().call().get("/v1/limits").then().body("pages", equalTo(2000));
    }

    @Test
    void areReplacedAsAWhole() {
        set(Map.of("pages", 5, "span", 7));

        var cleared = new HashMap<String, Object>(Map.of("span", 8));
        cleared.put("pages", null);
        set(cleared);

        Client.operator().get(path()).then().body("own", equalTo(Map.of("span", 8)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"pages\":2001}            | #/pages      | 2000",
            "{\"span\":10000000000}       | #/span       | 1000", "{\"pages\":0} | #/pages | 1 to 2000",
            "{\"storedAssets\":-1}        | #/storedAssets | 0 to 1000", "{\"page\":3} | #/page | no field 'page'",
            "{\"pages\":\"many\"}         | #/pages      | must be"})
    void refuseWhatTheyCannotBeAndNameTheField(String body, String pointer, String words) {
        Client.operator().body(body).put(path()).then().statusCode(422).body("errors.pointer", contains(pointer))
                .body("errors[0].detail", containsString(words));

        client.call().get("/v1/limits").then().body("pages", equalTo(2000));
    }

    @Test
    void areForTheOperatorAloneToSet() {
        client.call().body(Map.of("pages", 5)).put(path()).then().statusCode(403);
        Client.operator().body("{}").put("/v1/accounts/acc_00000000000000000000000000000001/limits").then()
                .statusCode(404);
        Client.operator().get("/v1/accounts/acc_00000000000000000000000000000001/limits").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "templateSize | 20 | 413 | template-size-exceeded | #/html        | html has 25 bytes; its limit is 20 bytes.",
            "dataSize     | 10 | 413 | data-size-exceeded     | #/data        | data has 28 bytes as JSON; 10 are allowed.",
            "dataDepth    | 2  | 422 | data-depth-exceeded    | #/data        | data is nested 3 levels deep or deeper; 2 are allowed.",
            "arrayLength  | 2  | 422 | array-length-exceeded  | #/data/a/list | This array has 3 elements or more; 2 are allowed."})
    void refuseAtIntakeWhatIsOverThem(String limit, long value, int status, String code, String pointer, String words) {
        set(Map.of(limit, value));

        Response answer = client.call()
                .body("{\"html\":\"<p>{a.list.size} item</p>\",\"data\":{\"a\":{\"list\":[\"x\",\"y\",\"z\"]}}}")
                .post("/v1/jobs");

        answer.then().statusCode(status).body("code", equalTo(code)).body("detail", equalTo(words))
                .body("errors.pointer", contains(pointer));
        assertThat(client.call().get("/v1/jobs").<List<?>>path("data")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "iterations  | 9     | {#for i in 10}x{/for}               | TEMPLATE_LIMIT_EXCEEDED | 9",
            "htmlLength  | 9     | <p>0123456789                       | HTML_SIZE_EXCEEDED      | 9",
            "domDepth    | 5     | <div><div><div><div><div>x          | HTML_DEPTH_EXCEEDED     | 5",
            "span        | 2     | <table><tr><td colspan=3>x</table>  | HTML_SPAN_EXCEEDED      | colspan is 3; 2",
            "wordLength  | 9     | <p>01234<b>56789</b>                | HTML_WORD_EXCEEDED      | 9",
            "imagePixels | 99    | <img src='a.png'>                   | IMAGE_PIXELS_EXCEEDED   | 100 pixels; 99",
            "documentAssets | 1  | <img src='a.png'><img src='b.png'>  | ASSET_COUNT_EXCEEDED    | 2 assets or more; 1",
            "pages       | 1     | <p style='page-break-after:always'>a</p>b | PDF_PAGE_LIMIT_EXCEEDED | 1 pages",
            "pdfSize     | 99    | <p>x                                | PDF_SIZE_EXCEEDED       | 99 bytes",
            "mergeMs     | 1     | {#for i in 9999}{#for j in 9}{fmt:number(j)}{/for}{/for} | MERGE_TIMEOUT | the merge took longer than 1 ms",
            "layoutMs    | 1     | <p>x                                | LAYOUT_TIMEOUT          | the layout took longer than 1 ms",
            "renderMs    | 1     | <p>x                                | RENDER_TIMEOUT          | the render took longer than 1 ms"})
    void endARenderThatIsOverThem(String limit, long value, String html, String code, String words) throws IOException {
        client.call().contentType("image/png").body(png()).put("/v1/assets/a.png").then().statusCode(201);
        set(Map.of(limit, value));

        Response failed = client.ended(client.post(Map.of("html", html)));

        assertThat(failed.<String>path("error.code")).describedAs(failed.asString()).isEqualTo(code);
        assertThat(failed.<String>path("error.message")).contains(words);
        Client other = Client.ofNewAccount();
        assertThat(other.ended(other.post(Map.of("html", "<p>x"))).<String>path("state")).isEqualTo("SUCCEEDED");
    }

    @Test
    void holdForPreviewsToo() {
        String template = client.call().body(Map.of("name", "list", "html", "<p>x", "sampleData",
                Map.of("a", List.of(1, 2, 3)))).post("/v1/templates").then().statusCode(201).extract().path("id");
        set(Map.of("arrayLength", 2));

        client.call().body("{}").post("/v1/templates/" + template + "/preview").then().statusCode(422).body("code",
                equalTo("array-length-exceeded"));
    }

    @Test
    void holdForWhatIsStored() throws IOException {
        set(Map.of("templateSize", 5, "storedAssets", 1, "imagePixels", 99));

        client.call().body(Map.of("name", "t", "html", "<p>too long")).post("/v1/templates").then().statusCode(413)
                .body("code", equalTo("template-size-exceeded"));
        client.call().contentType("image/png").body(png()).put("/v1/assets/a.png").then().statusCode(422)
                .body("code", equalTo("image-pixels-exceeded"));
        client.call().contentType("text/css").body("p{}").put("/v1/assets/a.css").then().statusCode(201);
        client.call().contentType("text/css").body("p{}").put("/v1/assets/b.css").then().statusCode(409)
                .body("code", equalTo("stored-assets-exceeded")).body("detail", containsString("1 are allowed"));
    }

    private Response set(Map<String, ?> limits) {
        Response answer = Client.operator().body(limits).put(path());
        answer.then().statusCode(200);
        return answer;
    }

    private String path() {
        return "/v1/accounts/" + client.accountId() + "/limits";
    }

    private static byte[] png() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
