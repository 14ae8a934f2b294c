package dev.pressroom.dialect.reportflow;

import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.pressroom.dialect.reportflow.ReportFlowWire.RequestedFile;
import dev.pressroom.job.Job;

/** The header that says which file is which, JSON in ASCII without a percent sign: it reads the same decoded as a URI and as it stands. Pure. */
final class ReportFlowMapping {
    static final String HEADER = "X-File-Mapping";

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Many clients read no longer headers; what the request has sent itself is left out then. */
    private static final int MOST = 8 * 1024;

    private ReportFlowMapping() {}

    static String of(List<Job> files, ReportFlowGeneration generation) {
        String all = ascii(mapping(files, generation, true));
        return all.length() <= MOST ? all : ascii(mapping(files, generation, false));
    }

    private static ArrayNode mapping(List<Job> files, ReportFlowGeneration generation, boolean passthrough) {
        ArrayNode mapping = JsonNodeFactory.instance.arrayNode();
        for (Job job : files) {
            ObjectNode file = mapping.addObject().put("fileId", ReportFlowTranslation.fileId(job.id(), generation))
                    .put("fileName", job.filename());
            if (generation == ReportFlowGeneration.SECOND) {
                RequestedFile asked = ReportFlowTranslation.requested(job);
                file.set("share", JSON.valueToTree(asked.share()));
                if (passthrough && asked.passthrough() != null) {
                    file.set("passthrough", asked.passthrough());
                }
            }
        }
        return mapping;
    }

    private static String ascii(ArrayNode mapping) {
        try {
            String json = JSON.writeValueAsString(mapping);
            var text = new StringBuilder(json.length());
            json.chars().forEach(c -> {
                if (c > 0x7e || c == '%') {
                    text.append("\\u%04x".formatted(c));
                } else {
                    text.append((char) c);
                }
            });
            return text.toString();
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
