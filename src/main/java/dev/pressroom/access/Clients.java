package dev.pressroom.access;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

import dev.pressroom.audit.Act;
import dev.pressroom.audit.Circumstances;
import dev.pressroom.audit.Outcome;
import dev.pressroom.audit.TokenAllowance;
import dev.pressroom.audit.Trail;
import dev.pressroom.problem.Problem;

/** Those who show a key's id and secret to get a token: the audit log has the tokens, and who was refused one. */
@ApplicationScoped
public class Clients {
    private final Callers callers;
    private final Tokens tokens;
    private final Refusals refusals;
    private final Trail trail;
    private final TokenAllowance allowance;

    Clients(Callers callers, Tokens tokens, Refusals refusals, Trail trail, TokenAllowance allowance) {
        this.callers = callers;
        this.tokens = tokens;
        this.refusals = refusals;
        this.trail = trail;
        this.allowance = allowance;
    }

    /** @return fails with {@link Problem.Unauthenticated} where the key is unknown, over, or has another secret */
    public Uni<Caller> known(String id, String secret, HttpServerRequest request) {
        return callers.withSecret(id, secret).onFailure(Problem.Unauthenticated.class)
                .invoke(() -> refusals.note(request, "client", id));
    }

    /**
     * Its entry comes before it is handed out: a token that nobody knows of opens nothing. Where a key asks for very many, some entries
     * stand for several.
     *
     * @param scopes some or all of the caller's
     * @param wanted see {@link Tokens#issue(Caller, Set, String)}
     */
    public Uni<Tokens.Issued> token(Caller caller, Set<String> scopes, @Nullable String wanted,
            HttpServerRequest request) {
        return tokens.issue(caller, scopes, wanted).call(issued -> noted(caller, issued, request));
    }

    private Uni<Void> noted(Caller caller, Tokens.Issued issued, HttpServerRequest request) {
        var passedOver = allowance.take(caller.keyId());
        if (passedOver.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var details = new TreeMap<>(Map.of("scopes", String.join(" ", new TreeSet<>(issued.scopes()))));
        if (passedOver.getAsLong() > 0) {
            details.put("passedOver", String.valueOf(passedOver.getAsLong()));
        }
        var act = new Act(caller.accountId(), caller.keyId(), "token.issued", null, Outcome.DONE, details);
        return Panache.withTransaction(() -> trail.append(act, Circumstances.of(request)));
    }
}
