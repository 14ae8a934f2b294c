package dev.pressroom.web;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.access.Caller;
import dev.pressroom.access.quota.Quota;
import dev.pressroom.access.rate.Admission;
import dev.pressroom.access.rate.Draw;
import dev.pressroom.access.rate.Rates;
import dev.pressroom.problem.Problem;

/** What the gates of all doors ask of a request, once it is known who makes it. */
@ApplicationScoped
public class Turnstile {
    private final Rates rates;

    Turnstile(Rates rates) {
        this.rates = rates;
    }

    /**
     * Counts a request.
     *
     * @return fails with {@link Problem.LimitReached}
     */
    public Uni<Void> take(List<Draw> draws) {
        return admission(draws).invoke(admission -> {
            if (admission != null) {
                admission.require();
            }
        }).replaceWithVoid();
    }

    /** As {@link #take}, and leaves it to the caller what follows; null where the database could not be asked: a limit must not be what fails. */
    public Uni<@Nullable Admission> admission(List<Draw> draws) {
        return rates.take(draws).<@Nullable Admission>map(admission -> admission)
                .onFailure(DatabaseOutage::caused).invoke(failure -> DatabaseOutage.log("request not counted", failure))
                .onFailure(DatabaseOutage::caused).recoverWithNull();
    }

    /** Throws {@link Problem.TooLarge} where the body will be over the account's own limit, before it is read. */
    public void refuseBody(Caller caller, HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.matches("\\d{1,18}")) {
            refuseBody(caller, Long.parseLong(length));
        }
    }

    /** Throws {@link Problem.TooLarge} where so many bytes are over the account's own limit. */
    public void refuseBody(Caller caller, long bytes) {
        Long most = caller.own().get(Quota.BODY_BYTES);
        if (most != null && bytes > most) {
            throw new Problem.TooLarge("The body is over its limit of " + most + " bytes.", most);
        }
    }
}
