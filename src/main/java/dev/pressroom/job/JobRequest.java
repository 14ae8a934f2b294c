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
 * @param trial    true where the job only serves to answer one request, and counts for no quota
 * @param door     the name of the door that the request came in by, where that one shows only its own jobs; null for the API
 *                 that shows all
 * @param handle   the name that the door gives the job, null for none
 * @param within   how long after it was accepted the job may still end well, see {@link Deadlines}; null for any time. Members of
 *                 batches have none
 */
public record JobRequest(Source source, JobData data, @Nullable String filename, String metadata, JobOptions options,
        Lane lane, Audience audience, @Nullable Duration expiresIn, boolean trial,
        @Nullable String door, @Nullable Handle handle, @Nullable Duration within) {

    public JobRequest(Source source, JobData data, @Nullable String filename, String metadata, JobOptions options,
            Lane lane, Audience audience, @Nullable Duration expiresIn) {
        this(source, data, filename, metadata, options, lane, audience, expiresIn, false, null, null, null);
    }

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
        return new JobRequest(source, others, filename, metadata, options, lane, audience, expiresIn, trial, door,
                handle, within);
    }

    public JobRequest with(JobOptions others) {
        return new JobRequest(source, data, filename, metadata, others, lane, audience, expiresIn, trial, door,
                handle, within);
    }

    public JobRequest with(Audience others) {
        return new JobRequest(source, data, filename, metadata, options, lane, others, expiresIn, trial, door,
                handle, within);
    }

    public JobRequest expiringIn(@Nullable Duration time) {
        return new JobRequest(source, data, filename, metadata, options, lane, audience, time, trial, door,
                handle, within);
    }

    /** The same for no more than an answer to one request. */
    public JobRequest onTrial() {
        return new JobRequest(source, data, filename, metadata, options, lane, audience, expiresIn, true, door, handle,
                within);
    }

    /** @param name of the door */
    public JobRequest through(String name) {
        return through(name, null);
    }

    /**
     * @param name  of the door
     * @param given by it, null for none
     */
    public JobRequest through(String name, @Nullable Handle given) {
        return new JobRequest(source, data, filename, metadata, options, lane, audience, expiresIn, trial, name, given,
                within);
    }

    /** @param time null for any */
    public JobRequest within(@Nullable Duration time) {
        return new JobRequest(source, data, filename, metadata, options, lane, audience, expiresIn, trial, door, handle,
                time);
    }
}
