-- A job that only answers one request, as a preview: it counts for no quota and in no usage.
alter table job add column trial boolean not null default false;

create index job_active on job (account_id)
    where state in ('QUEUED', 'RUNNING') and deleted_at is null and not trial;

-- What an account used in a day, in UTC, whatever becomes of its jobs. A day has up to 16 rows, a connection writes the same one always,
-- so that those who accept and settle at once do not wait for each other; when the day is over they become one, shard 0.
create table usage_day (
    account_id uuid     not null constraint usage_day_of_account references account (id),
    day        date     not null,
    shard      smallint not null,
    jobs       bigint   not null default 0,
    succeeded  bigint   not null default 0,
    failed     bigint   not null default 0,
    canceled   bigint   not null default 0,
    pages      bigint   not null default 0,
    bytes      bigint   not null default 0,
    render_ms  bigint   not null default 0,
    constraint usage_day_pk primary key (account_id, day, shard)
) with (fillfactor = 70);

create index usage_day_to_roll_up on usage_day (day) where shard <> 0;

-- The documents that an account keeps: the sum of its rows, of which a single one may be below zero.
create table stored_bytes (
    account_id uuid     not null constraint stored_bytes_of_account references account (id),
    shard      smallint not null,
    bytes      bigint   not null,
    constraint stored_bytes_pk primary key (account_id, shard)
) with (fillfactor = 70);

insert into stored_bytes (account_id, shard, bytes)
select account_id, 0, sum(size) from job where state = 'SUCCEEDED' and deleted_at is null group by account_id;

insert into usage_day (account_id, day, shard, jobs)
select account_id, cast(created_at at time zone 'UTC' as date), 0, count(*) from job group by 1, 2;
