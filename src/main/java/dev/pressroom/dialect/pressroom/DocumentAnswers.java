package dev.pressroom.dialect.pressroom;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

import dev.pressroom.storage.ContentDisposition;

/** Documents with the headers of their download. */
final class DocumentAnswers {
    private DocumentAnswers() {}

    static RestResponse<JobsWire.Link> link(JobsWire.Link link) {
        return ResponseBuilder.ok(link).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    static RestMulti<Buffer> stream(Uni<FinishedDocument.Opened> opened) {
        return RestMulti.fromUniResponse(opened, found -> found.content().bytes(), DocumentAnswers::headers);
    }

    private static Map<String, List<String>> headers(FinishedDocument.Opened opened) {
        var document = opened.document();
        return Map.of(HttpHeaders.CONTENT_LENGTH, List.of(String.valueOf(opened.content().size())),
                HttpHeaders.CONTENT_DISPOSITION, List.of(ContentDisposition.attachment(document.filename())),
                HttpHeaders.ETAG, List.of("\"" + document.sha256() + "\""),
                HttpHeaders.CACHE_CONTROL, List.of("private, no-store"));
    }
}
