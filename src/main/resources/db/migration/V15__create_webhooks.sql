-- Where accounts want to hear how their jobs end. Secrets are sealed under the installation's secret key.
create table webhook (
    id               uuid        not null constraint webhook_pk primary key,
    account_id       uuid        not null constraint webhook_of_account references account (id),
    url              text        not null,
    host             text        not null,
    description      text,
    -- Types of events; none means all.
    events           text[]      not null,
    secret           bytea       not null,
    -- The secret before, which signs as well until then.
    previous_secret  bytea,
    previous_until   timestamptz,
    disabled_at      timestamptz,
    disabled_reason  text,
    -- Since when every attempt has failed; null where the last one has not.
    failing_since    timestamptz,
    last_failed_at   timestamptz,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    -- Gone for its account; it and its deliveries are removed bit by bit.
    deleted_at       timestamptz,
    constraint webhook_disabled_says_why check ((disabled_at is null) = (disabled_reason is null)),
    constraint webhook_previous_ends check ((previous_secret is null) = (previous_until is null))
);

create index webhook_by_account on webhook (account_id, id desc) where deleted_at is null;
create index webhook_deleted on webhook (deleted_at) where deleted_at is not null;

-- Where the client of one job, or of whatever else can be announced, wants to hear of it.
create table callback (
    subject_id uuid        not null constraint callback_pk primary key,
    account_id uuid        not null constraint callback_of_account references account (id),
    -- The subject, where it is a job: it takes its callback with it.
    job_id     uuid constraint callback_of_job references job (id) on delete cascade,
    url        text        not null,
    host       text        not null,
    secret     bytea,
    events     text[]      not null
);

create index callback_by_job on callback (job_id) where job_id is not null;

-- True where nobody is told how a job ends.
alter table job add column silent boolean not null default false;

-- One message to one webhook or callback. A sender that holds one (lease_token) has put due_at off: when it falls silent, the
-- delivery is due again.
create table delivery (
    id          uuid        not null constraint delivery_pk primary key,
    account_id  uuid        not null constraint delivery_of_account references account (id),
    -- Null where it goes to a callback.
    webhook_id  uuid constraint delivery_of_webhook references webhook (id),
    -- The same for all receivers of an event, and with each attempt.
    event_id    uuid        not null,
    event       text        not null,
    subject_id  uuid        not null,
    -- The callback's, which may go before its delivery does.
    url         text,
    secret      bytea,
    host        text        not null,
    body        text        not null,
    state       text        not null default 'PENDING'
        constraint delivery_state_known check (state in ('PENDING', 'DELIVERED', 'FAILED')),
    attempt     int         not null default 0,
    -- Attempts since it was last asked for: where in the schedule it stands.
    step        int         not null default 0,
    due_at      timestamptz not null default now(),
    lease_token uuid,
    failure     text,
    created_at  timestamptz not null default now(),
    ended_at    timestamptz,
    constraint delivery_goes_somewhere check ((webhook_id is null) = (url is not null)),
    constraint delivery_ends_once check ((state = 'PENDING') = (ended_at is null))
);

create index delivery_pending on delivery (account_id, host, due_at) where state = 'PENDING';
create index delivery_by_webhook on delivery (webhook_id, id desc) where webhook_id is not null;
create index delivery_by_subject on delivery (subject_id, id desc);
create index delivery_ended on delivery (ended_at) where state <> 'PENDING';

create table delivery_attempt (
    delivery_id uuid        not null constraint delivery_attempt_of_delivery references delivery (id) on delete cascade,
    number      int         not null,
    started_at  timestamptz not null,
    duration_ms bigint      not null,
    -- Null where no answer came.
    status      int,
    error       text,
    response    text,
    constraint delivery_attempt_pk primary key (delivery_id, number)
);
