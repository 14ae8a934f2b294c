package dev.pressroom.dialect.pressroom;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.pressroom.access.quota.AccountQuotas;
import dev.pressroom.job.usage.Usage;

/** Puts together what an account used and what it may. */
@ApplicationScoped
class UsageReport {
    private final Usage usage;
    private final AccountQuotas quotas;
    private final Clock clock;

    UsageReport(Usage usage, AccountQuotas quotas, Clock clock) {
        this.usage = usage;
        this.quotas = quotas;
        this.clock = clock;
    }

    Uni<UsageWire.Usage> of(UUID account, UsagePeriod.Query query) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        UsagePeriod period = query.period(today);
        var renewal = today.withDayOfMonth(1).plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return usage.days(account, period.from(), period.to())
                .chain(days -> usage.now(account).chain(use -> quotas.of(account).map(quotas -> UsageTranslation
                        .usage(period, days, UsageTranslation.quotas(use, quotas, renewal)))));
    }
}
