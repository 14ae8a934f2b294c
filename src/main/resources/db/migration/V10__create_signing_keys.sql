create table signing_key (
    id          uuid        not null constraint signing_key_pk primary key,
    account_id  uuid        not null constraint signing_key_of_account references account (id),
    name        text        not null,
    subject     text        not null,
    issuer      text        not null,
    serial      text        not null,
    valid_from  timestamptz not null,
    valid_to    timestamptz not null,
    algorithm   text        not null,
    key_size    integer     not null,
    fingerprint text        not null,
    chain       integer     not null,
    created_at  timestamptz not null,
    constraint signing_key_name_unique unique (account_id, name)
);

create index signing_key_by_account on signing_key (account_id, id desc);

-- Apart from its facts, so that no list loads it: private key and chain under the installation's secret key.
create table signing_key_secret (
    key_id uuid  not null constraint signing_key_secret_pk primary key
        constraint signing_key_secret_of_key references signing_key (id) on delete cascade,
    sealed bytea not null
);
