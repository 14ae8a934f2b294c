package dev.pressroom.access.quota;

/** Everything that an account has so much of. The names stand in rows and on the wire and never change. */
public enum Quota {
    /** Requests of one key in a window. */
    KEY_REQUESTS("keyRequests", "key", 1),
    /** Requests of all keys together in a window. */
    ACCOUNT_REQUESTS("accountRequests", "account", 1),
    /** Bytes of one request's body. */
    BODY_BYTES("bodyBytes", "body", 1),
    /** Jobs that wait or run. */
    ACTIVE_JOBS("activeJobs", "active-jobs", 0),
    /** Jobs accepted in a calendar month, in UTC. */
    JOBS_PER_MONTH("jobsPerMonth", "jobs-per-month", 0),
    /** Pages made in a calendar month. */
    PAGES_PER_MONTH("pagesPerMonth", "pages-per-month", 0),
    /** Bytes of the documents that are kept. */
    STORAGE_BYTES("storageBytes", "storage", 0);

    private final String key;
    private final String policy;
    private final long least;

    Quota(String key, String policy, long least) {
        this.key = key;
        this.policy = policy;
        this.least = least;
    }

    /** Its name in rows and on the wire. */
    public String key() {
        return key;
    }

    /** How a refusal names it. */
    public String policy() {
        return policy;
    }

    /** The smallest value that an account can have. */
    public long least() {
        return least;
    }
}
