-- What the operator chose for an account in place of the installation's; a quota without a row is as the installation has it. One row is
-- one quota, so that a further kind needs no further column.
create table account_quota (
    account_id uuid   not null,
    name       text   not null,
    value      bigint not null,
    constraint account_quota_pk primary key (account_id, name),
    constraint account_quota_of_account foreign key (account_id) references account (id),
    constraint account_quota_not_negative check (value >= 0)
);

-- How much of a rate its owner has used. Unlogged: it is written with each request, and what a crash of the server loses is worth a
-- window at most. No index but the key's, and pages half full, so that a change stays on its page.
create unlogged table rate_bucket (
    name  text collate "C" not null,
    -- When all of the rate is there again, in microseconds since 1970; from then on the row says no more than none.
    tat   bigint not null,
    -- When those came in that count, where they are counted one by one.
    times bigint[],
    constraint rate_bucket_pk primary key (name)
) with (fillfactor = 50);
