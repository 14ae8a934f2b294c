package dev.pressroom.dialect.pdfgorilla;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;

import dev.pressroom.job.Job;
import dev.pressroom.job.Jobs;
import dev.pressroom.job.PlainFailure;
import dev.pressroom.webhook.EventType;
import dev.pressroom.webhook.Voice;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a job's receiver hears at its end, as PDF Gorilla says and signs it. */
@ApplicationScoped
class PdfGorillaVoice implements Voice {
    private static final String ALGORITHM = "HmacSHA256";

    private final Jobs jobs;
    private final PdfGorillaLinks links;

    PdfGorillaVoice(Jobs jobs, PdfGorillaLinks links) {
        this.jobs = jobs;
        this.links = links;
    }

    @Override
    public String door() {
        return PdfGorillaDoor.NAME;
    }

    @Override
    public Uni<String> body(Told told) {
        return jobs.find(told.accountId(), told.subjectId())
                .chain(job -> links.of(job).map(link -> body(told, job, link).toString()));
    }

    /** The house's own writer of JSON leaves nulls out, which have to stand here. */
    private static ObjectNode body(Told told, Job job, @Nullable String link) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("jobId", JobId.of(job.id())).put("status",
                word(told.type()));
        if (told.type() == EventType.JOB_SUCCEEDED) {
            body.put("downloadUrl", link).put("expiresAt", PdfGorillaTranslation.expiry(job));
        }
        body.set("error", told.type() == EventType.JOB_FAILED ? error(job) : body.nullNode());
        return body.put("timestamp", PdfGorillaTranslation.time(told.at()));
    }

    private static JsonNode error(Job job) {
        var failure = PlainFailure.of(job);
        return failure == null
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.objectNode().put("code", failure.code()).put("message",
                        PdfGorillaTranslation.message(failure));
    }

    private static String word(EventType type) {
        return switch (type) {
            case JOB_SUCCEEDED -> "completed";
            case JOB_FAILED -> "failed";
            case JOB_CANCELED -> "canceled";
            case JOB_EXPIRED -> "expired";
            case BATCH_COMPLETED, WEBHOOK_TEST -> throw new IllegalStateException("not of a job: " + type);
        };
    }

    @Override
    public Optional<byte[]> secret(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<String, String> headers(Signing signing) {
        var headers = new HashMap<>(Map.of("x-pdfg-event-id", JobId.of(signing.told().subjectId())));
        signing.secrets().stream().findFirst()
                .ifPresent(secret -> headers.put("x-pdfg-signature", signature(secret, signing.body())));
        return headers;
    }

    static String signature(byte[] secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not available", e);
        }
    }
}
