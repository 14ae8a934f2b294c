-- The name that a door gave its job; two that stand at the same time do not share one. It is free again when the job has ended, or,
-- where it is kept, when the job is expired or gone.
alter table job
    add column handle text,
    add column handle_kept boolean not null default false,
    add constraint job_handle_of_door check (handle is null or door is not null);

create unique index job_handle_unique on job (account_id, door, handle)
    where handle is not null and deleted_at is null
      and (state in ('QUEUED', 'RUNNING') or (handle_kept and state <> 'EXPIRED'));
