package dev.pressroom.job;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a client asks for, in our words.
 *
 * @param data     what the template is merged with
 * @param filename the name a download suggests, null for one made from the job's id
 * @param metadata a JSON object as text, one member a dialect, kept and given back untouched
 * @param expiresIn how long document and data are kept once the job has ended, null for as long as the account's are
 */
public record JobRequest(Source source, JobData data, @Nullable String filename, String metadata, JobOptions options,
        Lane lane, Audience audience, @Nullable Duration expiresIn) {

    /** @param json an object as text */
    public JobRequest(Source source, String json, @Nullable String filename, String metadata, JobOptions options,
            Lane lane, Audience audience) {
        this(source, new JobData.Inline(json), filename, metadata, options, lane, audience, null);
    }

    public JobRequest(Source source, String data, @Nullable String filename, String metadata, JobOptions options,
            Lane lane) {
        this(source, data, filename, metadata, options, lane, Audience.WEBHOOKS);
    }

    /**
     * The data itself, an object as text.
     *
     * @throws IllegalStateException where the request still names a record
     */
    public String json() {
        return switch (data) {
            case JobData.Inline inline -> inline.json();
            case JobData.Stored stored -> throw new IllegalStateException("not read yet: " + stored);
        };
    }

    public JobRequest with(JobData others) {
        return new JobRequest(source, others, filename, metadata, options, lane, audience, expiresIn);
    }

    public JobRequest with(JobOptions others) {
        return new JobRequest(source, data, filename, metadata, others, lane, audience, expiresIn);
    }

    public JobRequest with(Audience others) {
        return new JobRequest(source, data, filename, metadata, options, lane, others, expiresIn);
    }

    public JobRequest expiringIn(@Nullable Duration time) {
        return new JobRequest(source, data, filename, metadata, options, lane, audience, time);
    }
}
