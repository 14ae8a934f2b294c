-- One row is one job: what we owe, and the outbox of the message that travels.
--   QUEUED -> RUNNING -> SUCCEEDED | FAILED | CANCELED;  RUNNING -> QUEUED (retry);  QUEUED -> CANCELED;  SUCCEEDED -> EXPIRED
create table job (
    id               uuid primary key,
    number           bigint generated always as identity,
    account_id       uuid        not null constraint job_of_account references account (id),
    created_by       text        not null,
    state            text        not null default 'QUEUED'
        constraint job_state_known check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELED', 'EXPIRED')),
    lane             text        not null constraint job_lane_known check (lane in ('EXPRESS', 'BULK')),
    attempt          int         not null default 0,
    -- Attempts that ended because their worker was not heard of any more.
    losses           int         not null default 0,
    not_before       timestamptz,
    -- A dispatcher holds the row until dispatch_until while it waits for the broker's confirm.
    dispatch_until   timestamptz,
    dispatched_at    timestamptz,
    lease_until      timestamptz,
    lease_token      uuid,
    template_id      uuid,
    template_version int,
    filename         text,
    metadata         jsonb       not null default '{}',
    options          jsonb       not null default '{}',
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    started_at       timestamptz,
    finished_at      timestamptz,
    deleted_at       timestamptz,
    size             bigint,
    sha256           text,
    pages            int,
    duration_ms      bigint,
    document_key     text,
    report           jsonb,
    error_code       text,
    error_message    text,
    constraint job_number_unique unique (number),
    constraint job_running_has_lease check (state <> 'RUNNING' or (lease_token is not null and lease_until is not null)),
    constraint job_succeeded_has_document check (state <> 'SUCCEEDED' or document_key is not null)
);

-- What is to be rendered stands apart, so that job rows stay small; it goes when the document goes.
create table job_payload (
    job_id     uuid primary key constraint job_payload_of_job references job (id) on delete cascade,
    account_id uuid not null,
    html       text,
    css        text,
    data       text not null
);

create index job_by_account on job (account_id, id desc) where deleted_at is null;
create index job_by_template on job (account_id, template_id, id desc) where deleted_at is null and template_id is not null;
create index job_by_metadata on job using gin (metadata jsonb_path_ops) where deleted_at is null;
create index job_undispatched on job (id) where state = 'QUEUED' and dispatched_at is null;
create index job_dispatched on job (dispatched_at) where state = 'QUEUED' and dispatched_at is not null;
create index job_leased on job (lease_until) where state = 'RUNNING';
create index job_deleted on job (deleted_at) where deleted_at is not null;
