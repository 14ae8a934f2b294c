package dev.pressroom.dialect.pdfgorilla;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.access.quota.AccountQuotas;
import dev.pressroom.access.quota.Quota;
import dev.pressroom.job.usage.Usage;
import dev.pressroom.job.usage.Use;
import dev.pressroom.problem.Problem;

/** What clients hear where an account's own quotas leave no room, with the numbers. */
@ApplicationScoped
class PdfGorillaQuotas {
    private static final DateTimeFormatter DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final AccountQuotas quotas;
    private final Usage usage;
    private final Clock clock;

    PdfGorillaQuotas(AccountQuotas quotas, Usage usage, Clock clock) {
        this.quotas = quotas;
        this.usage = usage;
        this.clock = clock;
    }

    /** What a refusal of intake is in the words of this API; others stay as they are. */
    Uni<Throwable> worded(Caller caller, Throwable failure) {
        Quota quota = switch (failure) {
            case Problem.LimitReached limit -> of(limit.policies().getFirst());
            case Problem.QuotaExceeded quotaExceeded -> of(quotaExceeded.policy());
            default -> null;
        };
        UUID account = caller.accountId();
        return quota == null
                ? Uni.createFrom().item(failure)
                : usage.now(account).map(use -> refusal(quota, use, limit(caller, quota)));
    }

    private long limit(Caller caller, Quota quota) {
        Long most = quotas.of(caller).get(quota);
        return most == null ? 0 : most;
    }

    private static @Nullable Quota of(String policy) {
        for (Quota quota : Quota.values()) {
            if (quota.policy().equals(policy)) {
                return quota;
            }
        }
        return null;
    }

    private Throwable refusal(Quota quota, Use use, long limit) {
        return switch (quota) {
            case PAGES_PER_MONTH -> monthly("Generated page", use.pages(), limit);
            case JOBS_PER_MONTH -> monthly("Job", use.jobs(), limit);
            case STORAGE_BYTES -> spent("Storage", use.storedBytes(), limit)
                    .with("resetAt", (String) null);
            case ACTIVE_JOBS, KEY_REQUESTS, ACCOUNT_REQUESTS, BODY_BYTES -> PdfGorillaRefusal
                    .of(429, "Too many active jobs (" + use.activeJobs() + "/" + limit + ").",
                            "Wait for a job to finish, or cancel one.")
                    .with("limit", limit).with("remaining", 0).with("resetAt", (String) null)
                    .header(HttpHeaders.RETRY_AFTER, 10);
        };
    }

    private PdfGorillaRefusal monthly(String what, long used, long limit) {
        Instant now = clock.instant();
        Instant renewal = YearMonth.from(now.atOffset(ZoneOffset.UTC)).plusMonths(1).atDay(1)
                .atStartOfDay(ZoneOffset.UTC).toInstant();
        PdfGorillaRefusal refusal = spent(what, used, limit, "Your quota resets on " + DATE.format(renewal)
                + ". Upgrade your plan for higher limits.");
        return refusal.with("resetAt", PdfGorillaTranslation.time(renewal)).header(HttpHeaders.RETRY_AFTER,
                Math.max(1, renewal.getEpochSecond() - now.getEpochSecond()));
    }

    private static PdfGorillaRefusal spent(String what, long used, long limit) {
        return spent(what, used, limit, "Delete jobs, or wait until documents expire.");
    }

    private static PdfGorillaRefusal spent(String what, long used, long limit, String hint) {
        return PdfGorillaRefusal.of(429, what + " limit reached (" + used + "/" + limit + ").", hint)
                .with("used", used).with("limit", limit).with("remaining", 0);
    }
}
