-- Answers to requests that named themselves, so that the same request again gets the same answer and makes nothing twice. A row is
-- written in the transaction that makes the thing; account_id is all zeros for the operator, who has no account.
create table idempotency_key (
    account_id  uuid        not null,
    endpoint    text        not null,
    key         text        not null,
    fingerprint bytea       not null,
    status      int         not null,
    location    text,
    -- The answer's body, sealed: some show a secret, and show it once.
    body        bytea       not null,
    expires_at  timestamptz not null,
    constraint idempotency_key_pk primary key (account_id, endpoint, key),
    constraint idempotency_key_length check (length(key) between 1 and 255),
    constraint idempotency_key_fingerprint_is_sha256 check (octet_length(fingerprint) = 32)
);

create index idempotency_key_by_expiry on idempotency_key (expires_at);
