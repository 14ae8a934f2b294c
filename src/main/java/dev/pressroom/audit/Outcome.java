package dev.pressroom.audit;

/** What is known of an act when its entry is written. */
public enum Outcome {
    /** Committed together with its entry: neither is without the other. */
    DONE,
    /** About to begin: what cannot be one transaction has its entry before it, and may have failed after it. */
    BEGUN,
    /** Not let in. */
    REFUSED
}
