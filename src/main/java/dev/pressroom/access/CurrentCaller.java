package dev.pressroom.access;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

import dev.pressroom.problem.Problem;

/** Who asks now, for the methods of a door that its security annotations protect. */
@ApplicationScoped
public class CurrentCaller {
    /** Where the {@link Caller} is in an identity. */
    public static final String ATTRIBUTE = "caller";

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** For mechanisms: a caller with the roles that its scopes are. */
    public static SecurityIdentity identity(Caller caller) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(caller.keyId()))
                .addRoles(caller.scopes()).addAttribute(ATTRIBUTE, caller).build();
    }

    public Caller get() {
        Caller caller = identity.getAttribute(ATTRIBUTE);
        if (caller == null) {
            throw new Problem.Unauthenticated();
        }
        return caller;
    }
}
