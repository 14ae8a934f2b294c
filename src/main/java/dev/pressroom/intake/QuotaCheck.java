package dev.pressroom.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.pressroom.access.quota.Quota;
import dev.pressroom.access.quota.Quotas;
import dev.pressroom.job.usage.Use;
import dev.pressroom.problem.Problem;

/** Whether what an account uses leaves room for more, and what it hears where it does not. */
@ApplicationScoped
class QuotaCheck {
    private static final Set<Quota> OF_JOBS = Set.of(Quota.ACTIVE_JOBS, Quota.JOBS_PER_MONTH, Quota.PAGES_PER_MONTH,
            Quota.STORAGE_BYTES);
    private static final List<Quota> OF_COUNTS = List.of(Quota.ACTIVE_JOBS, Quota.JOBS_PER_MONTH,
            Quota.PAGES_PER_MONTH);
    /** Nobody knows when a job will end; many do within it. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Clock clock;

    QuotaCheck(Clock clock) {
        this.clock = clock;
    }

    private record Refusal(Quota quota, String message, Duration pause) {}

    static boolean limitsJobs(Quotas quotas) {
        return OF_JOBS.stream().anyMatch(quota -> quotas.get(quota) != null);
    }

    /** @throws Problem where there is no room for so many jobs more */
    void require(Quotas quotas, Use use, int jobs) {
        refuseFullStore(quotas.get(Quota.STORAGE_BYTES), use.storedBytes());
        var refusals = new ArrayList<Refusal>();
        add(refusals, Quota.JOBS_PER_MONTH, quotas.get(Quota.JOBS_PER_MONTH), use.jobs(), jobs);
        // Each has a page at least. How many there are shows when they are made, so the last ones may go beyond it.
        add(refusals, Quota.PAGES_PER_MONTH, quotas.get(Quota.PAGES_PER_MONTH), use.pages(), jobs);
        add(refusals, Quota.ACTIVE_JOBS, quotas.get(Quota.ACTIVE_JOBS), use.activeJobs(), jobs);
        refuse(refusals);
    }

    /** @throws Problem.QuotaExceeded where an account that uses nothing had no room for so many jobs at once */
    static void requireEver(Quotas quotas, int jobs) {
        OF_COUNTS.forEach(quota -> refuseForEver(quota, quotas.get(quota), jobs));
    }

    /** @throws Problem where more are active than may be */
    void requireActive(long quota, long active, int more) {
        var refusals = new ArrayList<Refusal>();
        add(refusals, Quota.ACTIVE_JOBS, quota, active, more);
        refuse(refusals);
    }

    private static void refuseFullStore(@Nullable Long quota, long stored) {
        if (quota != null && stored >= quota) {
            throw new Problem.QuotaExceeded(Quota.STORAGE_BYTES.policy(), "Your documents take " + stored + " bytes; "
                    + quota + " are allowed. Delete jobs, or wait until documents expire.");
        }
    }

    private void add(List<Refusal> refusals, Quota quota, @Nullable Long most, long used, int more) {
        if (most == null || used + more <= most) {
            return;
        }
        refuseForEver(quota, most, more);
        refusals.add(quota == Quota.ACTIVE_JOBS
                ? new Refusal(quota, most + " of your jobs may wait or run at a time. Come back when some have ended.",
                        SOON)
                : monthly(quota, most, used));
    }

    private static void refuseForEver(Quota quota, @Nullable Long most, int more) {
        if (most != null && more > most) {
            throw new Problem.QuotaExceeded(quota.policy(), "The quota '" + quota.policy() + "' of your account is "
                    + most + ": there is never room for " + more + ".");
        }
    }

    private Refusal monthly(Quota quota, long most, long used) {
        Instant renewal = nextMonth(clock);
        return new Refusal(quota, "The quota '" + quota.policy() + "' of your account is " + most + ", and " + used
                + " are used. It is whole again on " + renewal + ".", Duration.between(clock.instant(), renewal));
    }

    private static void refuse(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            Refusal longest = refusals.stream().max(Comparator.comparing(Refusal::pause)).orElseThrow();
            throw new Problem.LimitReached(refusals.stream().map(refusal -> refusal.quota().policy()).toList(),
                    longest.message(), longest.pause().plusMillis(999));
        }
    }

    static Instant nextMonth(Clock clock) {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).plusMonths(1).atDay(1)
                .atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
