package dev.pressroom.fork;

import java.util.List;

/**
 * One message between a worker and its fork.
 *
 * @param head  JSON, by kind; empty where the kind says it all
 * @param blobs bytes that JSON would only bloat, by kind
 */
record Frame(Kind kind, byte[] head, List<byte[]> blobs) {
    private static final byte[] NOTHING = {};

    enum Kind {
        /** From the fork: warmed up, waiting for work. */
        READY,
        /** To the fork: a render request. */
        RENDER,
        /** From the fork: the layout wants the asset of the name in the head. */
        WANT_ASSET,
        /** To the fork: the asset, its media type in the head, its bytes as the blob. */
        ASSET,
        /** To the fork: the account has no such asset. */
        NO_ASSET,
        /** To the fork: nobody can tell now; the render is to end. */
        ASSETS_AWAY,
        /** From the fork: the document, its PDF as the first blob, its picture, where one was asked for, as the second. */
        RENDERED,
        /** From the fork: why there is no document. */
        FAILED,
        /** From the fork: the render has ended, since the assets could not be read. */
        GAVE_UP,
        /** From the fork: a signature needs an authority's answer; what it is asked in the blob, who in the head. */
        WANT_ANSWER,
        /** To the fork: the authority's answer as the blob. */
        ANSWER,
        /** To the fork: there is no answer, for the reason in the head. */
        NO_ANSWER,
        /** To the fork: nobody answers now, for the reason in the head; the render is to end. */
        AUTHORITY_AWAY,
        /** From the fork: the render has ended, since an authority did not answer; the reason is in the head. */
        GAVE_UP_SIGNING
    }

    static Frame of(Kind kind) {
        return new Frame(kind, NOTHING, List.of());
    }

    static Frame of(Kind kind, byte[] head) {
        return new Frame(kind, head, List.of());
    }
}
