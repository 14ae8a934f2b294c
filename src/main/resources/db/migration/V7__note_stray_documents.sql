-- One row is one attempt that may have stored a document which no job names. It outlives the job, so it refers to no row.
create table stray_document (
    account_id uuid        not null,
    job_id     uuid        not null,
    attempt    int         not null,
    -- Not before: a worker that was thought lost may still be uploading.
    due_at     timestamptz not null,
    primary key (job_id, attempt)
);
create index stray_document_due on stray_document (due_at);

-- The lease token under which the job was settled last: whoever settles twice, because the answer to its commit was lost,
-- can tell its own settling from another's.
alter table job add column settled_by uuid;
