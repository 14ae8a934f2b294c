package dev.pressroom.intake;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.pressroom.access.limit.AccountLimits;
import dev.pressroom.access.limit.Limit;
import dev.pressroom.template.Allowance;

/** An account's limits in the words of the room of the templates, which must not know accounts. */
@ApplicationScoped
class TemplateAllowances implements Allowance.Source {
    private final AccountLimits limits;

    TemplateAllowances(AccountLimits limits) {
        this.limits = limits;
    }

    @Override
    public Uni<Allowance> of(UUID accountId) {
        return limits.of(accountId).map(found -> new Allowance(found.get(Limit.TEMPLATE_SIZE),
                found.get(Limit.STORED_ASSETS), found.get(Limit.IMAGE_PIXELS)));
    }
}
