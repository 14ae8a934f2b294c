package dev.pressroom.access.quota;

import java.util.EnumMap;
import java.util.OptionalLong;

import jakarta.enterprise.context.ApplicationScoped;

import dev.pressroom.PressroomConfig;
import dev.pressroom.access.rate.CallerRates;
import dev.pressroom.access.rate.RateConfig;

/** The quotas as the operator configured them, and what of each an account can have at most. */
@ApplicationScoped
class InstallationQuotas {
    private final PressroomConfig house;
    private final CallerRates rates;
    private final Quotas quotas;

    InstallationQuotas(PressroomConfig house, RateConfig rate, CallerRates rates, QuotaConfig config) {
        this.house = house;
        this.rates = rates;
        var values = new EnumMap<Quota, Long>(Quota.class);
        put(values, Quota.KEY_REQUESTS, rate.key().requests());
        put(values, Quota.ACCOUNT_REQUESTS, rate.account().requests());
        values.put(Quota.BODY_BYTES, house.maxBodySize().asLongValue());
        put(values, Quota.ACTIVE_JOBS, config.activeJobs());
        put(values, Quota.JOBS_PER_MONTH, config.jobsPerMonth());
        put(values, Quota.PAGES_PER_MONTH, config.pagesPerMonth());
        config.storage().ifPresent(size -> values.put(Quota.STORAGE_BYTES, size.asLongValue()));
        quotas = new Quotas(values);
    }

    private static void put(EnumMap<Quota, Long> values, Quota quota, OptionalLong configured) {
        configured.ifPresent(value -> values.put(quota, value));
    }

    Quotas get() {
        return quotas;
    }

    long most(Quota quota) {
        return switch (quota) {
            case KEY_REQUESTS -> rates.mostOfKey();
            case ACCOUNT_REQUESTS -> rates.mostOfAccount();
            case BODY_BYTES -> house.maxBodySize().asLongValue();
            case ACTIVE_JOBS, JOBS_PER_MONTH, PAGES_PER_MONTH, STORAGE_BYTES -> AccountQuotas.MOST;
        };
    }
}
