-- Data that accounts keep for their jobs: records, found by key, in datasets, found by name.
create table dataset (
    id         uuid        not null constraint dataset_pk primary key,
    account_id uuid        not null constraint dataset_of_account references account (id),
    name       text        not null,
    -- Counted in the transactions that write, which lock this row: exact.
    records    bigint      not null default 0,
    size       bigint      not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- Gone for its account; its records are removed bit by bit, then it.
    deleted_at timestamptz,
    constraint dataset_counts_its_records check (records >= 0 and size >= 0)
);

create unique index dataset_name_unique on dataset (account_id, name) where deleted_at is null;
create index dataset_by_account on dataset (account_id, id desc) where deleted_at is null;
create index dataset_deleted on dataset (deleted_at) where deleted_at is not null;

-- Keys sort by their bytes, the same on every server.
create table data_record (
    dataset_id uuid             not null constraint data_record_of_dataset references dataset (id),
    key        text collate "C" not null,
    id         uuid             not null,
    account_id uuid             not null constraint data_record_of_account references account (id),
    -- JSON text as it came in: jsonb would sort members and rewrite numbers.
    data       text             not null,
    -- Bytes of the data in UTF-8.
    size       bigint           not null,
    created_at timestamptz      not null,
    updated_at timestamptz      not null,
    constraint data_record_pk primary key (dataset_id, key)
);

create unique index data_record_by_dataset on data_record (dataset_id, id);
