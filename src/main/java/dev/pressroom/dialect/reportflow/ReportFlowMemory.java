package dev.pressroom.dialect.reportflow;

import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.pressroom.batch.Batch;
import dev.pressroom.dialect.reportflow.ReportFlowTranslation.Terms;
import dev.pressroom.dialect.reportflow.ReportFlowWire.Content;
import dev.pressroom.job.Job;

/**
 * What a job or a batch remembers of its request, which only this API asks for. Pure.
 *
 * @param access      the UUID that opens all files of the request
 * @param passthrough null where none was sent
 */
record ReportFlowMemory(ReportFlowGeneration generation, String access, String shareType,
        @Nullable JsonNode passthrough) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GENERATION = "generation";
    private static final String ACCESS = "access";
    private static final String SHARE = "shareType";
    private static final String PASSTHROUGH = "passthrough";

    /** Of a file. */
    static String text(Terms terms, Content content) {
        ObjectNode own = own(terms).put(SHARE, content.shareType());
        if (content.passthrough() != null) {
            // As text: the column would order its fields anew, and cannot hold U+0000.
            own.put(PASSTHROUGH, content.passthrough().toString());
        }
        return JsonNodeFactory.instance.objectNode().set(ReportFlowDoor.NAME, own).toString();
    }

    /** Of a request for many. */
    static String text(Terms terms) {
        return JsonNodeFactory.instance.objectNode().set(ReportFlowDoor.NAME, own(terms)).toString();
    }

    private static ObjectNode own(Terms terms) {
        return JsonNodeFactory.instance.objectNode().put(GENERATION, terms.generation().number()).put(ACCESS,
                terms.access().toString());
    }

    static ReportFlowMemory of(Job job) {
        return read(job.metadata());
    }

    static ReportFlowMemory of(Batch batch) {
        return read(batch.metadata());
    }

    static ReportFlowMemory read(String metadata) {
        try {
            JsonNode own = JSON.readTree(metadata).path(ReportFlowDoor.NAME);
            String passthrough = own.path(PASSTHROUGH).textValue();
            return new ReportFlowMemory(ReportFlowGeneration.numbered(own.path(GENERATION).intValue()),
                    own.path(ACCESS).asText(), own.path(SHARE).asText("01"),
                    passthrough == null ? null : JSON.readTree(passthrough));
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
