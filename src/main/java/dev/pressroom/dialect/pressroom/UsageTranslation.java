package dev.pressroom.dialect.pressroom;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import dev.pressroom.access.quota.Quota;
import dev.pressroom.access.quota.Quotas;
import dev.pressroom.dialect.pressroom.UsageWire.DayFigures;
import dev.pressroom.dialect.pressroom.UsageWire.Figures;
import dev.pressroom.dialect.pressroom.UsageWire.QuotaUse;
import dev.pressroom.job.usage.Day;
import dev.pressroom.job.usage.Use;

/** What an account uses, in our API's words. Pure. */
final class UsageTranslation {
    private UsageTranslation() {}

    static UsageWire.Usage usage(UsagePeriod period, List<Day> days, List<QuotaUse> quotas) {
        return new UsageWire.Usage("usage", period.from(), period.to(),
                days.stream().map(UsageTranslation::day).toList(), total(days), quotas);
    }

    /** @param renewal when the next month begins */
    static List<QuotaUse> quotas(Use use, Quotas quotas, Instant renewal) {
        return List.of(quota(Quota.ACTIVE_JOBS, use.activeJobs(), quotas, null),
                quota(Quota.JOBS_PER_MONTH, use.jobs(), quotas, renewal),
                quota(Quota.PAGES_PER_MONTH, use.pages(), quotas, renewal),
                quota(Quota.STORAGE_BYTES, use.storedBytes(), quotas, null));
    }

    private static QuotaUse quota(Quota quota, long used, Quotas quotas, @Nullable Instant renewal) {
        Long most = quotas.get(quota);
        return new QuotaUse(quota.policy(), used, most, most == null ? null : Math.max(0, most - used), renewal);
    }

    private static DayFigures day(Day day) {
        return new DayFigures(day.date(), day.jobs(), day.ended().succeeded(), day.ended().failed(),
                day.ended().canceled(), day.pages(), day.bytes(), seconds(day.renderMs()));
    }

    private static Figures total(List<Day> days) {
        return new Figures(sum(days, Day::jobs), sum(days, day -> day.ended().succeeded()),
                sum(days, day -> day.ended().failed()), sum(days, day -> day.ended().canceled()),
                sum(days, Day::pages), sum(days, Day::bytes), seconds(sum(days, Day::renderMs)));
    }

    private static long sum(List<Day> days, ToLongFunction<Day> figure) {
        return days.stream().mapToLong(figure).sum();
    }

    private static BigDecimal seconds(long millis) {
        return BigDecimal.valueOf(millis, 3);
    }
}
