package dev.pressroom.access;

import java.util.Set;

/** What a key may do; used as the role names of endpoints. */
public final class Scope {
    public static final String JOBS_READ = "jobs:read";
    public static final String JOBS_WRITE = "jobs:write";
    public static final String TEMPLATES_READ = "templates:read";
    public static final String TEMPLATES_WRITE = "templates:write";
    public static final String KEYS = "keys";
    /** To have documents signed; apart from making jobs, because a signature binds whoever owns the key. */
    public static final String SIGN = "sign";
    /** To look after the keys that sign. */
    public static final String SIGNING_KEYS = "signing-keys";
    /** To look after webhooks and what is owed to them. */
    public static final String WEBHOOKS = "webhooks";
    public static final String DATASETS_READ = "datasets:read";
    public static final String DATASETS_WRITE = "datasets:write";
    /** To read what was done in the account. */
    public static final String AUDIT = "audit";
    /** To choose how other APIs that are spoken here serve the account. */
    public static final String DOORS = "doors";
    /** The operator of the installation: accounts and what stands above them. Never given to an account's key. */
    public static final String OPERATOR = "operator";

    /** What an account may give its keys. */
    public static final Set<String> OF_ACCOUNTS = Set.of(JOBS_READ, JOBS_WRITE, TEMPLATES_READ, TEMPLATES_WRITE, KEYS,
            SIGN, SIGNING_KEYS, WEBHOOKS, DATASETS_READ, DATASETS_WRITE, AUDIT, DOORS);

    private Scope() {}
}
