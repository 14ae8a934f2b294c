create table account (
    id          uuid        not null,
    name        text        not null,
    created_at  timestamptz not null,
    disabled_at timestamptz,
    constraint account_pk primary key (id)
);

create table api_key (
    id           uuid        not null,
    account_id   uuid        not null,
    name         text        not null,
    secret_hash  bytea       not null,
    scopes       text[]      not null,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    constraint api_key_pk primary key (id),
    constraint api_key_account_fk foreign key (account_id) references account (id),
    constraint api_key_secret_is_sha256 check (octet_length(secret_hash) = 32)
);

create index api_key_by_account on api_key (account_id, id);

-- The keys that sign access tokens. ACTIVE signs; RETIRING is still accepted until retire_at. The row's ACTIVE is taken away
-- to rotate: whichever server notices first makes the next one.
create table token_key (
    id          text        not null,
    state       text        not null,
    public_key  bytea       not null,
    private_key bytea       not null,
    created_at  timestamptz not null,
    retire_at   timestamptz,
    constraint token_key_pk primary key (id),
    constraint token_key_state check (state in ('ACTIVE', 'RETIRING')),
    constraint token_key_retiring_ends check ((state = 'RETIRING') = (retire_at is not null))
);

-- Servers that start side by side all try to make the first key; one wins.
create unique index token_key_one_active on token_key (state) where state = 'ACTIVE';
