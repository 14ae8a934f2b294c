package dev.pressroom.webhook;

import dev.pressroom.job.Job;

/** An event's data in the words of the API that its receivers know; each is a JSON object of at most {@link #MOST_BYTES}. */
public interface EventData {
    /** The specification advises to stay below 20 kB; the envelope needs some of it. */
    int MOST_BYTES = 19_000;

    String of(Job job);

    /** For a test. */
    String of(Webhook webhook);
}
