package dev.pressroom.dialect.webadmit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vertx.core.json.JsonObject;

import dev.pressroom.problem.Violation;

class SettingsCheckTest {
    private final SettingsCheck check = new SettingsCheck("#");

    @Test
    void keepsAllThatIsKnownAndFillsInTheRest() {
        JsonObject kept = check.settings(new JsonObject("""
                {"identities":[{"id":42,"cycle":"2014 - 2015","templates":[
                  {"id":2,"name":"n","template":"t","dataset":"d"}]}],"listForm":"R1"}"""));

        assertThat(check.violations()).isEmpty();
        assertThat(kept.encode()).isEqualTo("{\"identities\":[{\"id\":42,\"type\":\"Admissions User\",\"association\":"
                + "null,\"institution\":null,\"organization\":null,\"cycle\":\"2014 - 2015\",\"templates\":[{\"id\":2,"
                + "\"name\":\"n\",\"template\":\"t\",\"dataset\":\"d\"}]}],\"listForm\":\"R1\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{\"more\":1} | #/more",
            "{\"identities\":{}} | #/identities",
            "{\"identities\":[1]} | #/identities/0", "{\"identities\":[{}]} | #/identities/0/id",
            "{\"identities\":[{\"id\":0}]} | #/identities/0/id",
            "{\"identities\":[{\"id\":\"1\"}]} | #/identities/0/id",
            "{\"identities\":[{\"id\":1.5}]} | #/identities/0/id",
            "{\"identities\":[{\"id\":1},{\"id\":1}]} | #/identities/1/id",
            "{\"identities\":[{\"id\":1,\"type\":\"User\"}]} | #/identities/0/type",
            "{\"identities\":[{\"id\":1,\"cycle\":\"2014-2015\"}]} | #/identities/0/cycle",
            "{\"identities\":[{\"id\":1,\"institution\":\" \"}]} | #/identities/0/institution",
            "{\"identities\":[{\"id\":1,\"x/y\":1}]} | #/identities/0/x~1y",
            "{\"identities\":[{\"id\":1,\"templates\":[{\"id\":1,\"name\":\"n\",\"template\":\"t\"}]}]} | #/identities/0/templates/0/dataset",
            "{\"webhookSecret\":\"x\"} | #/webhookSecret", "{\"webhookSecret\":7} | #/webhookSecret",
            "{\"listForm\":\"R2\"} | #/listForm"})
    void pointsAtWhatIsWrong(String settings, String pointer) {
        check.settings(new JsonObject(settings));

        assertThat(check.violations()).extracting(Violation::pointer).containsExactly(pointer);
    }

    @Test
    void refusesATemplatesNumberTwiceInAnAccount() {
        String template = "\"templates\":[{\"id\":2,\"name\":\"n\",\"template\":\"t\",\"dataset\":\"d\"}]";

        check.settings(new JsonObject("{\"identities\":[{\"id\":1," + template + "},{\"id\":2," + template + "}]}"));

        assertThat(check.violations()).extracting(Violation::pointer)
                .containsExactly("#/identities/1/templates/0/id");
    }
}
