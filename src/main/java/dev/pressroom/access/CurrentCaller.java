package dev.pressroom.access;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.identity.SecurityIdentity;

import dev.pressroom.problem.Problem;

/** Who asks now, for the methods of a door that its security annotations protect. */
@ApplicationScoped
public class CurrentCaller {
    /** Where mechanisms leave the {@link Caller} in the identity they make. */
    public static final String ATTRIBUTE = "caller";

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Caller get() {
        Caller caller = identity.getAttribute(ATTRIBUTE);
        if (caller == null) {
            throw new Problem.Unauthenticated();
        }
        return caller;
    }
}
