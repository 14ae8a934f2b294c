package dev.pressroom.intake;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.pressroom.job.Jobs;
import dev.pressroom.webhook.Voice;

/** The words of a door that only tests come in by: how the job stands, and how often that was asked for. */
@ApplicationScoped
class EchoVoice implements Voice {
    static final String DOOR = "echo";

    private final AtomicInteger worded = new AtomicInteger();
    private final Jobs jobs;

    EchoVoice(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String door() {
        return DOOR;
    }

    @Override
    public Uni<Boolean> tells(Told told) {
        return jobs.find(told.accountId(), told.subjectId()).map(job -> !job.metadata().contains("quiet"));
    }

    @Override
    public Uni<String> body(Told told) {
        return jobs.find(told.accountId(), told.subjectId())
                .map(job -> "{\"state\":\"" + job.state() + "\",\"time\":" + worded.incrementAndGet() + "}");
    }

    @Override
    public Optional<byte[]> secret(String text) {
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<String, String> headers(Signing signing) {
        return Map.of("webhook-id", "echo", "webhook-signature",
                new String(signing.secrets().getFirst(), StandardCharsets.UTF_8));
    }
}
