package dev.pressroom.job;

import org.jspecify.annotations.Nullable;

/**
 * What a client asks for, in our words.
 *
 * @param data     the JSON object the template is merged with, as text
 * @param filename the name a download suggests, null for one made from the job's id
 * @param metadata a JSON object as text, one member a dialect, kept and given back untouched
 */
public record JobRequest(Source source, String data, @Nullable String filename, String metadata, JobOptions options,
        Lane lane, Audience audience) {

    public JobRequest(Source source, String data, @Nullable String filename, String metadata, JobOptions options,
            Lane lane) {
        this(source, data, filename, metadata, options, lane, Audience.WEBHOOKS);
    }

    public JobRequest with(JobOptions others) {
        return new JobRequest(source, data, filename, metadata, others, lane, audience);
    }

    public JobRequest with(Audience others) {
        return new JobRequest(source, data, filename, metadata, options, lane, others);
    }
}
