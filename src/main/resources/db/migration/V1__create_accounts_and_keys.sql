create table accounts (
    id          uuid        not null,
    name        text        not null,
    created_at  timestamptz not null,
    disabled_at timestamptz,
    constraint accounts_pk primary key (id)
);

create table api_keys (
    id           uuid        not null,
    account_id   uuid        not null,
    name         text        not null,
    secret_hash  bytea       not null,
    scopes       text[]      not null,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    constraint api_keys_pk primary key (id),
    constraint api_keys_account_fk foreign key (account_id) references accounts (id),
    constraint api_keys_secret_is_sha256 check (octet_length(secret_hash) = 32)
);

create index api_keys_by_account on api_keys (account_id, id);

-- The keys that sign access tokens. ACTIVE signs; RETIRING is still accepted until retire_at. The row's ACTIVE is taken away
-- to rotate: whichever server notices first makes the next one.
create table token_keys (
    id          text        not null,
    state       text        not null,
    public_key  bytea       not null,
    private_key bytea       not null,
    created_at  timestamptz not null,
    retire_at   timestamptz,
    constraint token_keys_pk primary key (id),
    constraint token_keys_state check (state in ('ACTIVE', 'RETIRING')),
    constraint token_keys_retiring_ends check ((state = 'RETIRING') = (retire_at is not null))
);

-- Servers that start side by side all try to make the first key; one wins.
create unique index token_keys_one_active on token_keys (state) where state = 'ACTIVE';
