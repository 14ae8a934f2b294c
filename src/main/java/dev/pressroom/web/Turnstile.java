package dev.pressroom.web;

import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.access.Caller;
import dev.pressroom.access.CurrentCaller;
import dev.pressroom.access.quota.Quota;
import dev.pressroom.access.rate.Admission;
import dev.pressroom.access.rate.Draw;
import dev.pressroom.access.rate.Rates;
import dev.pressroom.problem.Problem;

/** What the gates of all doors ask of a request, once it is known who makes it. */
@ApplicationScoped
public class Turnstile {
    private final CurrentIdentityAssociation identities;
    private final Rates rates;

    Turnstile(CurrentIdentityAssociation identities, Rates rates) {
        this.identities = identities;
        this.rates = rates;
    }

    /**
     * For a filter: looks at the request when it is known who makes it; where nobody does, it is refused further on. Answers itself
     * where it refuses: what a filter's {@code Uni} fails with comes to no resource's own mapper.
     *
     * @param look    fails, or throws, where the request may not pass
     * @param refusal as the door words it
     */
    public Uni<@Nullable Response> pass(Function<Caller, Uni<Void>> look,
            Function<Throwable, RestResponse<?>> refusal) {
        return caller().chain(caller -> caller == null ? Uni.createFrom().voidItem() : look.apply(caller))
                .<@Nullable Response>replaceWith(() -> null)
                .onFailure().recoverWithItem(failure -> refusal.apply(failure).toResponse());
    }

    /** Null where nobody has shown who asks. */
    public Uni<@Nullable Caller> caller() {
        return identities.getDeferredIdentity()
                .<@Nullable Caller>map(identity -> identity.getAttribute(CurrentCaller.ATTRIBUTE));
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
