-- Whether a batch's documents are bound into ZIP files, for doors that hand those out. They are written when its members have ended,
-- and it is completed when they are there.
alter table batch
    add column archive text constraint batch_archive_known check (archive in ('ASKED', 'WRITTEN', 'FAILED'));

-- Batches whose members have ended and whose archive is to be written. Who writes one (lease_token) has put due_at off: when it
-- falls silent, another goes on behind the last part that is stored.
create table archive_order (
    batch_id    uuid        not null constraint archive_order_pk primary key
        constraint archive_order_of_batch references batch (id) on delete cascade,
    account_id  uuid        not null,
    due_at      timestamptz not null default now(),
    lease_token uuid,
    attempt     int         not null default 0
);

create index archive_order_due on archive_order (due_at);

-- One ZIP file of a batch. It is noted before it is stored, so that nothing is in the store that no row names, and it outlives its
-- batch until it is removed from there.
create table archive_part (
    id         uuid        not null constraint archive_part_pk primary key,
    -- For APIs whose ids are integers; unique across accounts.
    number     bigint      not null generated always as identity constraint archive_part_number_unique unique,
    account_id uuid        not null,
    batch_id   uuid        not null,
    -- Its place in the archive, from 1.
    part       int         not null,
    key        text        not null,
    -- Null until it is stored.
    size       bigint,
    documents  int,
    -- The last member whose document is in it; the next part begins behind it.
    last_item  int,
    removes_at timestamptz not null
);

create index archive_part_by_batch on archive_part (batch_id, part);
create index archive_part_over on archive_part (removes_at);
