-- How long an account's documents and job rows are kept, where the operator chose other times than the installation's.
create table account_retention (
    account_id       uuid   not null constraint account_retention_pk primary key
        constraint account_retention_of_account references account (id),
    -- Null is as the installation has it.
    document_seconds bigint,
    job_seconds      bigint,
    constraint account_retention_not_negative check (document_seconds >= 0 and job_seconds >= 0)
);

-- A job keeps the times that held when it was accepted. Those of the installation's defaults are for jobs that are here already,
-- and for servers of before that still run beside.
alter table job
    -- From its end to the deletion of document and data.
    add column document_seconds bigint not null default 2592000,
    -- From then to the deletion of the row.
    add column row_seconds bigint not null default 7776000,
    -- When document and data were deleted.
    add column expired_at timestamptz;

-- Both follow from the columns they are made of, so no statement that ends or requeues a job can forget them. The way by UTC is
-- what makes the sum immutable.
alter table job
    add column expires_at timestamptz generated always as
        (((finished_at at time zone 'UTC') + document_seconds * interval '1 second') at time zone 'UTC') stored,
    add column removes_at timestamptz generated always as
        (((expired_at at time zone 'UTC') + row_seconds * interval '1 second') at time zone 'UTC') stored;

create index job_expiring on job (expires_at) where expired_at is null and expires_at is not null and deleted_at is null;
create index job_over on job (removes_at) where removes_at is not null and deleted_at is null;
