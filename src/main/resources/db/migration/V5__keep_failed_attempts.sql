-- One row is one attempt that ended without a document, written in the transaction that ended it.
create table failed_attempt (
    job_id        uuid        not null constraint failed_attempt_of_job references job (id) on delete cascade,
    number        int         not null,
    account_id    uuid        not null,
    started_at    timestamptz not null,
    ended_at      timestamptz not null,
    error_code    text        not null,
    error_message text        not null,
    primary key (job_id, number)
);

-- Of the attempt under way; started_at is the first one's.
alter table job add column attempt_started_at timestamptz;
update job set attempt_started_at = started_at where state = 'RUNNING';
