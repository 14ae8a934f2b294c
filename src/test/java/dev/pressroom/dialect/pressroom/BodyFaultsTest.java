package dev.pressroom.dialect.pressroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;

import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.pressroom.job.Lane;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;

class BodyFaultsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new JavaTimeModule());

    record Order(@NotBlank String name, @Valid List<Line> lines, List<@NotBlank String> tags, Map<String, Line> parts,
            Lane lane, Instant due, Boolean paid) {}

    record Line(@Positive int count, String item) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"{'name':[]}|#/name|a string",
            "{'lines':[{},{'count':'x'}]}|#/lines/1/count|a number", "{'lines':[{'item':{}}]}|#/lines/0/item|a string",
            "{'lines':{}}|#/lines|an array", "{'tags':['a',[]]}|#/tags/1|a string",
            "{'lane':'SLOW'}|#/lane|one of EXPRESS, BULK", "{'due':'tomorrow'}|#/due|a time in ISO 8601",
            "{'paid':'perhaps'}|#/paid|true or false", "[]|#|a JSON object",
            "{'parts':{'a/b':{'count':'x'}}}|#/parts/a~1b/count|a number",
            "{'parts':{'~1':{'count':'x'}}}|#/parts/~01/count|a number"})
    void pointsAtTheValueOfTheWrongKind(String body, String pointer, String expected) {
        assertThat(invalid(body)).singleElement().satisfies(violation -> {
            assertThat(violation.pointer()).isEqualTo(pointer);
            assertThat(violation.detail()).startsWith("This must be " + expected);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"{'nme':1}|#/nme", "{'a/b~c':1}|#/a~1b~0c",
            "{'lines':[{'cuont':1}]}|#/lines/0/cuont"})
    void namesTheFieldsThatThereAre(String body, String pointer) {
        assertThat(invalid(body)).singleElement().satisfies(violation -> {
            assertThat(violation.pointer()).isEqualTo(pointer);
            assertThat(violation.detail()).contains("There is no field").contains("known are ");
        });
    }

    @Test
    void saysWhereTheJsonBreaks() {
        assertThat(fault("{\n  'name': }")).isInstanceOf(Problem.Malformed.class)
                .hasMessage("The body is not valid JSON: line 2, column 11.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{'name':'x'", "{'lines':[{'count':1]}", "nonsense", "{'name':\u0001}"})
    void callsBrokenJsonMalformed(String body) {
        assertThat(fault(body)).isInstanceOf(Problem.Malformed.class);
    }

    @Test
    void callsJsonOverALimitMalformed() {
        assertThat(fault("{'name':'" + "x".repeat(20_000_001) + "'}")).isInstanceOf(Problem.Malformed.class)
                .hasMessageStartingWith("The JSON is over a limit: ");
    }

    @Test
    void pointsAtEveryBrokenConstraint() {
        var order = new Order(" ", List.of(new Line(1, "a"), new Line(0, "b")), List.of("x", ""), Map.of(),
                Lane.BULK, Instant.EPOCH, true);

        assertThat(violations(order)).extracting(Violation::pointer)
                .containsExactly("#/lines/1/count", "#/name", "#/tags/1");
    }

    private static List<Violation> violations(Order order) {
        try (var factory = Validation.byDefaultProvider().configure()
                .messageInterpolator(new ParameterMessageInterpolator()).buildValidatorFactory()) {
            var broken = new ConstraintViolationException(factory.getValidator().validate(order));
            return ((Problem.Invalid) BodyFaults.of(broken)).violations();
        }
    }

    private static List<Violation> invalid(String body) {
        assertThat(fault(body)).isInstanceOf(Problem.Invalid.class);
        return ((Problem.Invalid) fault(body)).violations();
    }

    private static Problem fault(String body) {
        try {
            MAPPER.readValue(body.replace('\'', '"'), Order.class);
        } catch (JacksonException broken) {
            return BodyFaults.of(broken);
        }
        throw new AssertionError("read without a fault: " + body);
    }
}
