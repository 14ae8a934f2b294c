package dev.pressroom.batch;

/** How the archive of a batch stands that asked for one. */
public enum ArchiveState {
    /** It is written when all members have ended. */
    ASKED,
    /** All of its parts are there. */
    WRITTEN,
    /** It was given up; the documents are there without it. */
    FAILED
}
