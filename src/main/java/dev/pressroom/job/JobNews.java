package dev.pressroom.job;

import java.util.UUID;

/** Hears in each process of every job whose state has changed, in whichever process; called on an event loop. */
public interface JobNews {
    /** @param revision the job's, after the change; news may come late and more than once */
    void changed(UUID jobId, int revision);

    /** For a while nobody listened: any job may have changed. */
    void missed();
}
