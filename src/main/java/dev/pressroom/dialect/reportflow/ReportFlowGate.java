package dev.pressroom.dialect.reportflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import dev.pressroom.access.Caller;
import dev.pressroom.access.rate.DoorRate;
import dev.pressroom.access.rate.Draw;
import dev.pressroom.problem.Problem;
import dev.pressroom.web.Turnstile;

/** What each request passes once it is known who asks: sizes and rates, by its generation. */
@ApplicationScoped
class ReportFlowGate {
    private static final Set<Class<?>> PROTECTED = Set.of(ReportFlowResource.class, ReportFlowSyncResource.class,
            ReportFlowDownloadResource.class, ReportFlowDesignResource.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final DoorRate ALL = new DoorRate(ReportFlowDoor.NAME, MINUTE);
    private static final DoorRate SYNC = new DoorRate(ReportFlowDoor.NAME + "-sync", MINUTE);
    private static final DoorRate ASYNC = new DoorRate(ReportFlowDoor.NAME + "-async", MINUTE);

    private final Turnstile turnstile;
    private final ReportFlowConfig config;
    private final RoutingContext exchange;

    ReportFlowGate(Turnstile turnstile, ReportFlowConfig config,
            RoutingContext exchange) {
        this.turnstile = turnstile;
        this.config = config;
        this.exchange = exchange;
    }

    @ServerRequestFilter
    public Uni<@Nullable Response> pass(SimpleResourceInfo resource) {
        return PROTECTED.contains(resource.getResourceClass())
                ? turnstile.pass(this::look,
                        failure -> ReportFlowFaults.answer(failure, ReportFlowGeneration.of(exchange.request())))
                : Uni.createFrom().nullItem();
    }

    private Uni<Void> look(Caller caller) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.matches("\\d{1,18}")) {
            refuseBody(caller, Long.parseLong(length));
        }
        return turnstile.take(draws(caller));
    }

    /** Throws {@link Problem.TooLarge} where so many bytes are over a limit of the request's generation or the account. */
    void refuseBody(Caller caller, long bytes) {
        turnstile.refuseBody(caller, bytes);
        long most = (switch (ReportFlowGeneration.of(exchange.request())) {
            case FIRST -> config.bodySize();
            case SECOND -> config.laterBodySize();
        }).asLongValue();
        if (bytes > most) {
            throw new Problem.TooLarge("The body is over its limit of " + most + " bytes.", most);
        }
    }

    private List<Draw> draws(Caller caller) {
        var draws = new ArrayList<Draw>();
        draws.add(ALL.account(caller, config.requests()));
        String path = exchange.normalizedPath();
        if (ReportFlowGeneration.of(exchange.request()) == ReportFlowGeneration.SECOND) {
            if (path.startsWith("/v1/file/sync/")) {
                draws.add(SYNC.account(caller, config.syncRequests()));
            } else if (path.startsWith("/v1/file/async/") || path.startsWith("/v1/file/download/")) {
                draws.add(ASYNC.account(caller, config.asyncRequests()));
            }
        }
        return draws;
    }
}
