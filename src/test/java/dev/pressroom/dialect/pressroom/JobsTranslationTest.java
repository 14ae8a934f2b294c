package dev.pressroom.dialect.pressroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.pressroom.dialect.pressroom.JobsWire.NewJob;
import dev.pressroom.job.JobOptions;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.Lane;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;
import dev.pressroom.render.PageOptions;
import dev.pressroom.render.option.FinishOptions;

class JobsTranslationTest {
    private static final UUID TEMPLATE = UUID.fromString("0198f3a0-89ab-7cde-8f00-f0000000002a");

    @Test
    void fillsInWhatAJobLeavesOut() {
        JobRequest request = request("{'html':'<p>x</p>'}");

        assertThat(request).isEqualTo(new JobRequest(new Source.Inline("<p>x</p>", null), "{}", null,
                "{\"pressroom\":{}}", JobOptions.NONE, Lane.EXPRESS));
    }

    @Test
    void findsATemplateByItsId() {
        JobRequest request = request("{'template':'" + Ids.TEMPLATE.of(TEMPLATE) + "','templateVersion':3}");

        assertThat(request.source()).isEqualTo(new Source.Stored(TEMPLATE, 3));
    }

    @Test
    void findsATemplateByItsName() {
        assertThat(request("{'template':'invoice'}").source()).isEqualTo(new Source.Named("invoice", null));
    }

    @Test
    void keepsTheStylesheetOfAnInlineTemplate() {
        assertThat(request("{'html':'<p>','css':'p{}'}").source()).isEqualTo(new Source.Inline("<p>", "p{}"));
    }

    @Test
    void keepsDataAndMetadataAsTheyCame() {
        JobRequest request = request("{'html':'x','data':{'b':1.5,'a':[null]},'metadata':{'order':'4711'}}");

        assertThat(request.json()).isEqualTo("{\"b\":1.5,\"a\":[null]}");
        assertThat(request.metadata()).isEqualTo("{\"pressroom\":{\"order\":\"4711\"}}");
    }

    @Test
    void readsOptions() {
        JobRequest request = request("""
                {'html':'x','filename':'a','options':{'page':{'size':'a5','landscape':true,'margin':'0 1in'},
                 'locale':'de-CH','timeZone':'Europe/Zurich'}}""");

        assertThat(request.filename()).isEqualTo("a.pdf");
        assertThat(request.options()).isEqualTo(new JobOptions(new PageOptions("a5", true, "0 1in"),
                Locale.forLanguageTag("de-CH"), ZoneId.of("Europe/Zurich"), null, FinishOptions.NONE, null, false));
    }

    @ParameterizedTest
    @CsvSource({"express,EXPRESS", "bulk,BULK"})
    void travelsInTheLaneThatIsAskedFor(String wire, Lane lane) {
        assertThat(request("{'html':'x','lane':'" + wire + "'}").lane()).isEqualTo(lane);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"{}|#/template", "{'html':' '}|#/html",
            "{'template':'a','html':'b'}|#/html", "{'template':'a','css':'b'}|#/css",
            "{'html':'a','templateVersion':1}|#/templateVersion", "{'html':'a','data':[]}|#/data",
            "{'html':'a','data':'b'}|#/data", "{'html':'a','metadata':{'b':1}}|#/metadata/b",
            "{'html':'a','filename':'a/b'}|#/filename", "{'html':'a\\u0000'}|#/html",
            "{'html':'a','css':'\\u0000'}|#/css",
            "{'html':'a','options':{'locale':'not_a_tag!'}}|#/options/locale",
            "{'html':'a','options':{'timeZone':'Mars/Olympus'}}|#/options/timeZone",
            "{'html':'a','options':{'page':{'size':'Foolscap'}}}|#/options/page/size",
            "{'html':'a','options':{'page':{'margin':'1em'}}}|#/options/page/margin"})
    void pointsAtTheFieldThatIsWrong(String body, String pointer) {
        assertThatExceptionOfType(Problem.Invalid.class).isThrownBy(() -> request(body))
                .satisfies(refused -> assertThat(refused.violations()).extracting(Violation::pointer)
                        .containsExactly(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'template':'invoice'}", "{'template':'tpl_0198f3a089ab7cde8f00f0000000002a'}"})
    void callsATemplateThatIsNotThereAWrongField(String body) {
        Problem problem = JobsTranslation.missing(request(body), new Problem.NotFound("template"));

        assertThat(problem).isInstanceOfSatisfying(Problem.Invalid.class,
                refused -> assertThat(refused.violations()).extracting(Violation::pointer)
                        .containsExactly("#/template"));
    }

    @Test
    void leavesOtherMissingThingsMissing() {
        var missing = new Problem.NotFound("asset");

        assertThat(JobsTranslation.missing(request("{'html':'x'}"), missing)).isSameAs(missing);
    }

    private static JobRequest request(String body) {
        try {
            return JobsTranslation.request(new ObjectMapper().readValue(body.replace('\'', '"'), NewJob.class));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
