-- Many documents from one request. Its members are jobs; how many stand how is counted from their rows, never kept here.
--   FILLING (items come in, nobody sees it) -> OPEN -> SUCCEEDED | PARTIAL | FAILED | CANCELED;  a retried member -> OPEN
create table batch (
    id               uuid        not null constraint batch_pk primary key,
    account_id       uuid        not null constraint batch_of_account references account (id),
    created_by       text        not null,
    state            text        not null default 'FILLING' constraint batch_state_known
        check (state in ('FILLING', 'OPEN', 'SUCCEEDED', 'PARTIAL', 'FAILED', 'CANCELED')),
    -- Higher with each completion and each reopening.
    revision         int         not null default 1,
    items            int         not null default 0,
    template_id      uuid,
    template_version int,
    metadata         jsonb       not null default '{}',
    created_at       timestamptz not null,
    -- When items last came in, by the database's clock: a batch that broke off is found by it.
    filled_at        timestamptz not null default now(),
    -- Since when members are called off, also those that could not be reached at once.
    canceled_at      timestamptz,
    completed_at     timestamptz,
    -- Gone for its account; its members are removed bit by bit, then it.
    deleted_at       timestamptz,
    document_seconds bigint      not null default 0,
    row_seconds      bigint      not null default 0,
    -- When the documents of the member that ended last are over, and then its row.
    expires_at       timestamptz generated always as
        (((completed_at at time zone 'UTC') + document_seconds * interval '1 second') at time zone 'UTC') stored,
    removes_at       timestamptz generated always as
        (((completed_at at time zone 'UTC') + (document_seconds + row_seconds) * interval '1 second') at time zone 'UTC') stored,
    constraint batch_completed_says_when check ((state in ('FILLING', 'OPEN')) = (completed_at is null))
);

create index batch_by_account on batch (account_id, id desc) where state <> 'FILLING' and deleted_at is null;
create index batch_filling on batch (filled_at) where state = 'FILLING';
create index batch_open on batch (id) where state = 'OPEN';
create index batch_deleted on batch (deleted_at) where deleted_at is not null;
create index batch_over on batch (removes_at) where removes_at is not null;

-- Items of a batch that is still coming in. They become jobs all at once, with the batch's last statement, or not at all.
create table member_draft (
    batch_id   uuid not null constraint member_draft_of_batch references batch (id) on delete cascade,
    item       int  not null,
    job_id     uuid not null,
    account_id uuid not null,
    data       text not null,
    filename   text,
    metadata   text not null,
    constraint member_draft_pk primary key (batch_id, item)
);

-- What all members of one batch would have in their payloads; id is the batch's.
create table shared_payload (
    id         uuid not null constraint shared_payload_pk primary key,
    account_id uuid not null,
    html       text,
    css        text,
    finish     text,
    partials   text not null default ''
);

alter table job
    add column batch_id uuid constraint job_of_batch references batch (id),
    -- Its place in the batch, from 0.
    add column batch_item int,
    add constraint job_of_batch_has_place check ((batch_id is null) = (batch_item is null));

create index job_by_batch on job (batch_id, batch_item) where batch_id is not null;
-- Counts are read from this index alone.
create index job_by_batch_state on job (batch_id, state, batch_item) include (account_id)
    where batch_id is not null and deleted_at is null;
