package dev.pressroom.dialect.influxion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

class StyleValuesTest {
    @Test
    void putsValuesWhereTheyAreNamed() {
        String css = "@media print{#a{color:{{ brand.color }};width:{{ width }}}} p{x:{{none}}}";

        assertThat(merged(css, "{'brand':{'color':'#c00'},'width':'12.5mm'}"))
                .isEqualTo("@media print{#a{color:#c00;width:12.5mm}} p{x:}");
    }

    @Test
    void letsNoValueEndWhatItStandsIn() {
        String value = "red;}</style><script>\\\"'url(x){%/*";

        String merged = merged("p{color:{{ c }}}", "{'c':'" + value.replace("\\", "\\\\").replace("\"", "\\\"")
                .replace("'", "\\u0027") + "'}");

        assertThat(merged).startsWith("p{color:red\\3b \\7d \\3c \\2f style\\3e ").endsWith("}");
        assertThat(merged.substring(8, merged.length() - 1)).doesNotContainPattern("[;{}<>()\"'/*]");
    }

    @Test
    void refusesWhatIsNoPath() {
        assertThatExceptionOfType(TemplateFault.class).isThrownBy(() -> merged("p{}\n{% if x %}", "{}"))
                .withMessageContaining("statement '{% if x %}' at line 2, column 1");
        assertThatExceptionOfType(TemplateFault.class).isThrownBy(() -> merged("p{color:{{ c|e }}}", "{}"))
                .withMessageContaining("filter 'e'");
    }

    private static String merged(String css, String data) {
        try {
            return StyleValues.merged(css, new ObjectMapper().readTree(data.replace("'", "\"")), 5_000);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }
}
