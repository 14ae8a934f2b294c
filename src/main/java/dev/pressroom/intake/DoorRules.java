package dev.pressroom.intake;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/**
 * What a door asks of a new job beside the account's quotas, which hold as well.
 *
 * @param ofAccount jobs of the account that came by this door and wait or run at a time; null for any number
 * @param ofKey     the same of the key that asks
 * @param before    asked before anything is counted, in the transaction that makes the job: what it writes is undone where none is made
 */
public record DoorRules(@Nullable Long ofAccount, @Nullable Long ofKey, Supplier<Uni<Void>> before) {
    public static final DoorRules NONE = new DoorRules(null, null, () -> Uni.createFrom().voidItem());

    /** @param jobs of the account that came by this door and wait or run at a time */
    public static DoorRules active(long jobs) {
        return new DoorRules(jobs, null, NONE.before);
    }

    /** @param before see {@link #before} */
    public static DoorRules counting(Supplier<Uni<Void>> before) {
        return new DoorRules(null, null, before);
    }

    boolean limitJobs() {
        return ofAccount != null || ofKey != null;
    }
}
