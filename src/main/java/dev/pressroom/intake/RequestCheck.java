package dev.pressroom.intake;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.access.limit.AccountLimits;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.Source;
import dev.pressroom.problem.Problem;
import dev.pressroom.webhook.Callbacks;

/** Finds out, before anything is written, all that could keep a request from becoming a job. */
@ApplicationScoped
class RequestCheck {
    private final AccountLimits limits;
    private final Pinning pinning;
    private final SignaturePermit signatures;
    private final StoredData stored;
    private final Callbacks callbacks;

    RequestCheck(AccountLimits limits, Pinning pinning, SignaturePermit signatures, StoredData stored,
            Callbacks callbacks) {
        this.limits = limits;
        this.pinning = pinning;
        this.signatures = signatures;
        this.stored = stored;
        this.callbacks = callbacks;
    }

    /**
     * All that a job's row needs, and whom to tell.
     *
     * @param callback null where the request names none
     */
    record Checked(JobRequest request, Source.Fixed source, Callbacks.@Nullable Checked callback) {}

    /** @return fails with {@link Problem} */
    Uni<Checked> checked(Caller caller, JobRequest request) {
        UUID account = caller.accountId();
        return signatures.fixed(caller, request).chain(signed -> stored.read(caller, signed))
                .chain(signed -> stored.pointing(request, source(account, signed))
                        .chain(source -> callbacks.check(account, "#/webhook", request.audience().callback())
                                .map(callback -> new Checked(signed, source, callback))));
    }

    private Uni<Source.Fixed> source(UUID accountId, JobRequest request) {
        return limits.of(accountId).chain(allowed -> DataCheck.check(request.json(), allowed)
                .chain(() -> pinning.fixed(accountId, request, allowed)));
    }
}
