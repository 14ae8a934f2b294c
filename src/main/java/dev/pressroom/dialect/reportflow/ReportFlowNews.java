package dev.pressroom.dialect.reportflow;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

import dev.pressroom.dialect.reportflow.ReportFlowFound.Many;
import dev.pressroom.dialect.reportflow.ReportFlowFound.One;
import dev.pressroom.dialect.reportflow.ReportFlowFound.Stage;
import dev.pressroom.job.Job;
import dev.pressroom.job.PlainFailure;

/** The body of a message to a workspace's webhook, in the words of the generation that asked. Pure. */
final class ReportFlowNews {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportFlowNews() {}

    /** @param params what each file's request sent, an object as text; those that are to be left out are not among them */
    static String of(ReportFlowFound found, List<Job> files, Map<UUID, String> params) {
        boolean completed = found.stage() != Stage.FAILED;
        ObjectNode news = JsonNodeFactory.instance.objectNode()
                .put("event", completed ? "file.completed" : "file.failed")
                .put("timestamp", ReportFlowTranslation.time(end(found)))
                .put("workspaceId", found.accountId().toString());
        if (found.generation() == ReportFlowGeneration.SECOND) {
            news.put("requestId", found.memory().access());
        }
        news.put("designId", String.valueOf(found.designId())).put("version", version(found));
        var told = news.putArray("files");
        files.forEach(job -> told.add(file(job, params.get(job.id()))));
        try {
            return JSON.writeValueAsString(news);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ObjectNode file(Job job, @Nullable String params) {
        var memory = ReportFlowMemory.of(job);
        ObjectNode file = JsonNodeFactory.instance.objectNode().put("fileId",
                ReportFlowTranslation.fileId(job.id(), memory.generation()));
        switch (memory.generation()) {
            case FIRST -> {
                file.put("uuid", memory.access()).put("fileName", job.filename());
                if (params != null) {
                    file.putRawValue("params", new RawValue(params));
                }
            }
            case SECOND -> {
                file.put("fileName", job.filename());
                if (memory.passthrough() != null) {
                    file.set("passthrough", memory.passthrough());
                }
                file.set("share", JSON.valueToTree(ReportFlowTranslation.requested(job).share()));
            }
        }
        PlainFailure failure = PlainFailure.of(job);
        if (failure != null) {
            file.put("error", failure.code() + ": " + failure.sentence());
        }
        return file;
    }

    private static Instant end(ReportFlowFound found) {
        Instant end = switch (found) {
            case One(Job job) -> job.finishedAt();
            case Many many -> many.batch().completedAt();
        };
        return end == null ? Instant.EPOCH : end;
    }

    private static @Nullable Integer version(ReportFlowFound found) {
        return switch (found) {
            case One(Job job) -> job.templateVersion();
            case Many many -> many.batch().templateVersion();
        };
    }
}
