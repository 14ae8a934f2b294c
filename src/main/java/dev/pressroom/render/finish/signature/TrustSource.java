package dev.pressroom.render.finish.signature;

import org.jspecify.annotations.Nullable;

/** The authorities that vouch for a signature, as far as a render may ask them; called on the render's own thread and may block it. */
public interface TrustSource {
    /** For renders that have nobody to ask. */
    TrustSource NOBODY = query -> {
        throw new Refused("there is no authority to ask here");
    };

    enum Authority {
        /** RFC 3161: a request for a time stamp gets its response. */
        TIME_STAMPS,
        /** A certificate authority's revocation list; nothing is sent. */
        REVOCATION_LIST,
        /** RFC 6960: an OCSP request gets its response. */
        REVOCATION_STATUS
    }

    /**
     * @param url  as the certificate names it; null for time stamps, whose authority the operator chooses
     * @param body DER
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Query(Authority authority, @Nullable String url, byte[] body) {}

    /**
     * @return the authority's answer, DER, unchecked
     * @throws Refused where it may not be asked or has no answer, today or tomorrow
     * @throws Away    where it may answer later
     */
    byte[] ask(Query query);

    /** No answer will come; the message says why, for the client. */
    final class Refused extends RuntimeException {
        public Refused(String message) {
            super(message);
        }
    }

    /** The authority cannot be reached now: nobody's fault here, so the render ends without a verdict on the document. */
    final class Away extends RuntimeException {
        public Away(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
