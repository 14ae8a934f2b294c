package dev.pressroom.job.usage;

/**
 * What an account uses now.
 *
 * @param activeJobs  that wait or run
 * @param jobs        accepted since the month began, in UTC
 * @param pages       made since then
 * @param storedBytes of the documents that are kept
 */
public record Use(long activeJobs, long jobs, long pages, long storedBytes) {
    /** As it was before so many of the active jobs came. */
    public Use without(int active) {
        return new Use(activeJobs - active, jobs, pages, storedBytes);
    }
}
