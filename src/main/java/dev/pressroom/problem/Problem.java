package dev.pressroom.problem;

import java.time.Duration;
import java.util.List;

/** No, to a client. Every dialect switches over the kinds without {@code default}, so a new kind asks each for words. */
public abstract sealed class Problem extends RuntimeException {
    private Problem(String message) {
        super(message, null, false, false);
    }

    /** The request cannot be read: broken JSON, a bad header or query parameter. */
    public static final class Malformed extends Problem {
        private final List<Violation> violations;

        public Malformed(String message, Violation... violations) {
            super(message);
            this.violations = List.of(violations);
        }

        public List<Violation> violations() {
            return violations;
        }
    }

    /** Readable, but wrong in the named fields. */
    public static final class Invalid extends Problem {
        private final List<Violation> violations;

        public Invalid(List<Violation> violations) {
            super(violations.isEmpty() ? "The request is invalid." : violations.getFirst().detail());
            this.violations = List.copyOf(violations);
        }

        public Invalid(String pointer, String detail) {
            this(List.of(new Violation(pointer, detail)));
        }

        /** Throws unless there is nothing to mend. */
        public static void refuse(List<Violation> violations) {
            if (!violations.isEmpty()) {
                throw new Invalid(violations);
            }
        }

        public List<Violation> violations() {
            return violations;
        }
    }

    /** No credentials, or none that hold; which of both stays untold. */
    public static final class Unauthenticated extends Problem {
        public Unauthenticated() {
            super("Send a valid API key as 'x-api-key: <id>.<secret>' or an access token as 'Authorization: Bearer <token>'.");
        }
    }

    /** Known, but without the scope. */
    public static final class Forbidden extends Problem {
        public Forbidden(String message) {
            super(message);
        }
    }

    /** Unknown, or another account's: both answer alike. */
    public static final class NotFound extends Problem {
        private final String what;

        /** @param what the thing's noun in lower case, {@code job} */
        public NotFound(String what) {
            super("There is no such " + what + ".");
            this.what = what;
        }

        public String what() {
            return what;
        }
    }

    /** The thing's state does not allow it. */
    public static final class Conflict extends Problem {
        public Conflict(String message) {
            super(message);
        }
    }

    /** It was here and its retention has ended. */
    public static final class Gone extends Problem {
        public Gone(String message) {
            super(message);
        }
    }

    /** The body, or a part of it, is over its limit. */
    public static final class TooLarge extends Problem {
        private final long limitBytes;

        public TooLarge(String message, long limitBytes) {
            super(message);
            this.limitBytes = limitBytes;
        }

        public long limitBytes() {
            return limitBytes;
        }
    }

    /** Over a limit of the account or the installation that has a name of its own. */
    public static final class OverLimit extends Problem {
        private final Measure measure;
        private final String code;
        private final Violation violation;

        /** What kind of limit it is; doors answer by it. */
        public enum Measure {
            /** Bytes. */
            SIZE,
            /** Depth, length, pixels: what the thing itself is. */
            SHAPE,
            /** How many things there are already. */
            COUNT
        }

        /**
         * @param code    the limit's own, stable, for programs
         * @param pointer to the field, {@code #} for the whole body
         * @param detail  names limit and value
         */
        public OverLimit(Measure measure, String code, String pointer, String detail) {
            super(detail);
            this.measure = measure;
            this.code = code;
            this.violation = new Violation(pointer, detail);
        }

        public Measure measure() {
            return measure;
        }

        public String code() {
            return code;
        }

        public Violation violation() {
            return violation;
        }
    }

    /** The idempotency key was used before, with another body. */
    public static final class KeyReused extends Problem {
        public KeyReused() {
            super("This idempotency key was used with another body; a new request needs a new key.");
        }
    }

    /** The first request with this idempotency key is still at work. */
    public static final class InFlight extends Problem {
        public InFlight() {
            super("A request with this idempotency key is at work; send it again for its answer.");
        }
    }

    /** Too many, too fast: waiting heals it. */
    public static final class LimitReached extends Problem {
        private final List<String> policies;
        private final Duration retryAfter;

        /** @param policies by name, those that have nothing left */
        public LimitReached(List<String> policies, String message, Duration retryAfter) {
            super(message);
            this.policies = List.copyOf(policies);
            this.retryAfter = retryAfter;
        }

        public List<String> policies() {
            return policies;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** Over a quota that waiting alone does not renew. */
    public static final class QuotaExceeded extends Problem {
        private final String policy;

        /** @param policy the quota's name */
        public QuotaExceeded(String policy, String message) {
            super(message);
            this.policy = policy;
        }

        public String policy() {
            return policy;
        }
    }

    /** Ours to mend, and passing: come back. */
    public static final class Unavailable extends Problem {
        private final Duration retryAfter;

        public Unavailable(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }
}
