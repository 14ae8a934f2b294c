package dev.pressroom.access.quota;

/** Everything that an account has so much of. The names stand in rows and on the wire and never change. */
public enum Quota {
    /** Requests of one key in a window. */
    KEY_REQUESTS(Quota.KEY_REQUESTS_KEY, 1),
    /** Requests of all keys together in a window. */
    ACCOUNT_REQUESTS(Quota.ACCOUNT_REQUESTS_KEY, 1),
    /** Bytes of one request's body. */
    BODY_BYTES(Quota.BODY_BYTES_KEY, 1);

    public static final String KEY_REQUESTS_KEY = "keyRequests";
    public static final String ACCOUNT_REQUESTS_KEY = "accountRequests";
    public static final String BODY_BYTES_KEY = "bodyBytes";

    private final String key;
    private final long least;

    Quota(String key, long least) {
        this.key = key;
        this.least = least;
    }

    /** Its name in rows and on the wire. */
    public String key() {
        return key;
    }

    /** The smallest value that an account can have. */
    public long least() {
        return least;
    }
}
