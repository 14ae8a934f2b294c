package dev.pressroom.dialect.pressroom;

import java.util.EnumMap;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.pressroom.access.quota.Quota;

/** Quotas of accounts on the wire. */
interface QuotasWire {
    /** What is null is as the installation has it, or not limited. */
    @Schema(name = "Quotas")
    record Quotas(@Schema(description = "Requests of one key in a window.") @Nullable Long keyRequests,
            @Schema(description = "Requests of all keys together in a window.") @Nullable Long accountRequests,
            @Schema(description = "Bytes of one request's body.") @Nullable Long bodyBytes,
            @Schema(description = "Jobs that wait or run.") @Nullable Long activeJobs,
            @Schema(description = "Jobs accepted in a calendar month, in UTC.") @Nullable Long jobsPerMonth,
            @Schema(description = "Pages made in a calendar month.") @Nullable Long pagesPerMonth,
            @Schema(description = "Bytes of the documents that are kept.") @Nullable Long storageBytes) {

        static Quotas of(dev.pressroom.access.quota.Quotas core) {
            return new Quotas(core.get(Quota.KEY_REQUESTS), core.get(Quota.ACCOUNT_REQUESTS),
                    core.get(Quota.BODY_BYTES), core.get(Quota.ACTIVE_JOBS), core.get(Quota.JOBS_PER_MONTH),
                    core.get(Quota.PAGES_PER_MONTH), core.get(Quota.STORAGE_BYTES));
        }

        dev.pressroom.access.quota.Quotas core() {
            var given = new EnumMap<Quota, Long>(Quota.class);
            for (Quota quota : Quota.values()) {
                Long value = value(quota);
                if (value != null) {
                    given.put(quota, value);
                }
            }
            return new dev.pressroom.access.quota.Quotas(given);
        }

        private @Nullable Long value(Quota quota) {
            return switch (quota) {
                case KEY_REQUESTS -> keyRequests;
                case ACCOUNT_REQUESTS -> accountRequests;
                case BODY_BYTES -> bodyBytes;
                case ACTIVE_JOBS -> activeJobs;
                case JOBS_PER_MONTH -> jobsPerMonth;
                case PAGES_PER_MONTH -> pagesPerMonth;
                case STORAGE_BYTES -> storageBytes;
            };
        }
    }

    @Schema(name = "AccountQuotas")
    record AccountQuotas(
            @Schema(description = "What was set for this account; what is absent is as the installation has it.") Quotas own,
            @Schema(description = "What holds; what is absent is not limited.") Quotas effective,
            @Schema(description = "What holds for accounts that have nothing of their own.") Quotas installation) {}
}
