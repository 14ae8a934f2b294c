package dev.pressroom.dialect.pressroom;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What accounts use, on the wire. */
interface UsageWire {
    /** Days are days in UTC. */
    @Schema(name = "Usage")
    record Usage(String object, LocalDate from, LocalDate to,
            @Schema(description = "Each day of the period, oldest first.") List<DayFigures> days,
            @Schema(description = "The sum of the days.") Figures total,
            @Schema(description = "What is used now, whatever the period, and what is left.") List<QuotaUse> quotas) {}

    @Schema(name = "UsageOfDay")
    record DayFigures(LocalDate date, @Schema(description = "Accepted that day.") long jobs,
            @Schema(description = "Ended that day, as those that failed or were canceled.") long succeeded, long failed,
            long canceled, @Schema(description = "Of the documents made.") long pages,
            @Schema(description = "Of the documents made.") long bytes,
            @Schema(description = "From start to end of the last attempt of each job that ended.", examples = "12.345") BigDecimal renderSeconds) {}

    @Schema(name = "UsageFigures")
    record Figures(long jobs, long succeeded, long failed, long canceled, long pages, long bytes,
            BigDecimal renderSeconds) {}

    @Schema(name = "QuotaUse")
    record QuotaUse(
            @Schema(description = "As a refusal names it: active-jobs, jobs-per-month, pages-per-month or storage.") String policy,
            long used, @Schema(description = "Absent where nothing limits it.") @Nullable Long quota,
            @Schema(description = "Absent where nothing limits it.") @Nullable Long left,
            @Schema(description = "When it is whole again; only of what is counted by the month.") @Nullable Instant renewedAt) {}
}
