package dev.pressroom.job;

/** Where the JSON object comes from that a template is merged with. A job itself always has its data inline. */
public sealed interface JobData {
    /** @param json an object as text */
    record Inline(String json) implements JobData {}

    /** A record of the account, as it is when the job is accepted. */
    record Stored(String dataset, String key) implements JobData {}
}
