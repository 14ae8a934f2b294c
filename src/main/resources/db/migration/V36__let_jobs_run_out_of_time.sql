-- Some jobs are of no use any more after a while: those fail when it is over, whether they still wait or already run. One that its
-- client asks for again has as long again.
alter table job
    add column limit_ms bigint,
    add column deadline timestamptz,
    add constraint job_deadline_has_limit check ((deadline is null) = (limit_ms is null));

create index job_overdue on job (deadline) where deadline is not null and state in ('QUEUED', 'RUNNING');
-- Since when each has waited that was never begun: nothing but that changes such a row's updated_at.
create index job_unbegun on job (updated_at) where state = 'QUEUED' and started_at is null;
