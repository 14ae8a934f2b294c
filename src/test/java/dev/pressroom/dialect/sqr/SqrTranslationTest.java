package dev.pressroom.dialect.sqr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.pressroom.dialect.sqr.SqrWire.Fault;
import dev.pressroom.job.Audience;
import dev.pressroom.job.Handle;
import dev.pressroom.job.Source;

class SqrTranslationTest {
    @Test
    void asksForOneReportOfTheUserInItsTime() {
        var report = new SqrTranslation.Report("US1", new Source.Named("report", null), "{\"userId\":\"US1\"}",
                "a.pdf");

        var request = SqrTranslation.request(report, Duration.ofMinutes(5));

        assertThat(request.door()).isEqualTo("sqr");
        assertThat(request.handle()).isEqualTo(new Handle("US1", false));
        assertThat(request.within()).isEqualTo(Duration.ofMinutes(5));
        assertThat(request.audience()).isEqualTo(Audience.NOBODY);
        assertThat(request.metadata()).isEqualTo("{\"sqr\":{\"userId\":\"US1\",\"filename\":\"a.pdf\"}}");
    }

    @ParameterizedTest
    @CsvSource({"2025-05-05T10:00:00Z, 2025-05-05T10:00:00.000Z",
            "2025-05-05T10:00:00.1239Z, 2025-05-05T10:00:00.123Z"})
    void tellsTimesInMilliseconds(Instant instant, String text) {
        assertThat(SqrTranslation.time(instant)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-1-1-1-1", "3fa85f64-5717-4562-b3fc-2c963f66afa6 ",
            "3fa85f6457174562b3fc2c963f66afa6",
            "3fa85f64-5717-4562-b3fc-2c963f66afag"})
    void readsNoIdWhereThereIsNone(String text) {
        assertThat(SqrTranslation.id(text)).isEmpty();
    }

    @Test
    void readsIds() {
        assertThat(SqrTranslation.id("3fa85f64-5717-4562-b3fc-2c963f66afa6").orElseThrow())
                .hasToString("3fa85f64-5717-4562-b3fc-2c963f66afa6");
        assertThat(SqrTranslation.templateId("tpl_3fa85f6457174562b3fc2c963f66afa6"))
                .isEqualTo(SqrTranslation.id("3fa85f64-5717-4562-b3fc-2c963f66afa6"));
        assertThat(SqrTranslation.templateId("report")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"401, UNAUTHORIZED, Unauthorized", "403, FORBIDDEN, Forbidden", "404, NOT_FOUND, Not Found",
            "405, METHOD_NOT_ALLOWED, Method Not Allowed", "409, CONFLICT, A pending job already exists for this user",
            "413, PAYLOAD_TOO_LARGE, Payload Too Large", "422, UNPROCESSABLE_ENTITY, The report is not complete",
            "429, TOO_MANY_REQUESTS, Too Many Requests", "500, INTERNAL_SERVER_ERROR, Internal Server Error",
            "503, SERVICE_UNAVAILABLE, Service Unavailable", "400, BAD_REQUEST, Bad Request"})
    void wordsRefusals(int status, String error, String message) {
        assertThat(SqrTranslation.fault(status, "GET", "/v1/document/api/x", Instant.parse("2025-07-11T06:51:25.202Z")))
                .isEqualTo(new Fault(status, "2025-07-11T06:51:25.202Z", "/v1/document/api/x", "GET", error, message));
    }
}
