create table template (
    id             uuid        not null constraint template_pk primary key,
    number         bigint      generated always as identity constraint template_number_unique unique,
    account_id     uuid        not null constraint template_of_account references account (id),
    name           text        not null,
    description    text,
    latest_version integer     not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    deleted_at     timestamptz
);

create unique index template_name_unique on template (account_id, name) where deleted_at is null;
create index template_by_account on template (account_id, id desc) where deleted_at is null;

-- Written once, never updated: a job renders the version it was accepted with.
create table template_version (
    id             uuid        not null constraint template_version_pk primary key,
    template_id    uuid        not null constraint template_version_of_template references template (id),
    account_id     uuid        not null constraint template_version_of_account references account (id),
    version        integer     not null constraint template_version_from_one check (version > 0),
    html           text        not null,
    css            text,
    page_size      text,
    page_landscape boolean     not null,
    page_margin    text,
    sample_data    text,
    schema         text,
    expressions    text        not null,
    created_at     timestamptz not null,
    created_by     text        not null,
    constraint template_version_unique unique (template_id, version)
);

create index template_version_by_template on template_version (account_id, template_id, id desc);

create table asset (
    id         uuid        not null constraint asset_pk primary key,
    account_id uuid        not null constraint asset_of_account references account (id),
    name       text        not null,
    media_type text        not null,
    size       bigint      not null,
    sha256     text        not null,
    width      bigint,
    height     bigint,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint asset_name_unique unique (account_id, name)
);

create index asset_by_account on asset (account_id, id desc);

create table asset_content (
    asset_id uuid  not null constraint asset_content_pk primary key
        constraint asset_content_of_asset references asset (id) on delete cascade,
    content  bytea not null
);

-- Images and fonts are compressed already.
alter table asset_content alter column content set storage external;
