package dev.pressroom.access.rate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;

import dev.pressroom.access.Caller;
import dev.pressroom.access.quota.Quota;
import dev.pressroom.access.rate.Policy.Manner;

/** Which policies of our own API's a caller's requests count for. */
@Startup // a rate that cannot be counted is told at the start
@ApplicationScoped
public class CallerRates {
    private static final String KEY = Quota.KEY_REQUESTS.policy();
    private static final String ACCOUNT = Quota.ACCOUNT_REQUESTS.policy();

    private final RateConfig config;

    CallerRates(RateConfig config) {
        this.config = config;
        refuseUncountable(KEY, config.key());
        refuseUncountable(ACCOUNT, config.account());
    }

    /** The key's first; empty where nothing limits it, as the operator. */
    public List<Draw> of(Caller caller) {
        var draws = new ArrayList<Draw>(2);
        if (caller.isOfAccount()) {
            add(draws, KEY, caller.keyId(), config.key(), caller.own().get(Quota.KEY_REQUESTS));
            add(draws, ACCOUNT, caller.accountId().toString(), config.account(),
                    caller.own().get(Quota.ACCOUNT_REQUESTS));
        }
        return draws;
    }

    /** How many requests of a key can be counted at most. */
    public long mostOfKey() {
        return most(config.key());
    }

    /** How many requests of an account can be counted at most. */
    public long mostOfAccount() {
        return most(config.account());
    }

    private long most(RateConfig.Rate rate) {
        return config.exact() ? Policy.MOST_EXACT : rate.window().toMillis() * 1_000;
    }

    private void add(List<Draw> draws, String name, String owner, RateConfig.Rate rate, @Nullable Long own) {
        OptionalLong requests = own == null ? rate.requests() : OptionalLong.of(own);
        if (requests.isPresent()) {
            long countable = Math.min(requests.getAsLong(), most(rate));
            draws.add(new Draw(new Policy(name, countable, rate.window(), config.exact() ? Manner.EXACT : Manner.EVEN),
                    owner));
        }
    }

    private void refuseUncountable(String name, RateConfig.Rate rate) {
        long most = most(rate);
        if (rate.requests().isPresent() && (rate.requests().getAsLong() < 1 || rate.requests().getAsLong() > most)) {
            throw new ConfigurationException("pressroom.rate." + name + ".requests is " + rate.requests().getAsLong()
                    + "; it can be 1 to " + most + ", or nothing for no limit");
        }
    }
}
