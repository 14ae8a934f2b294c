-- What the operator allows an account below the installation's own maxima; a limit without a row is the installation's.
-- One row is one limit, so that a further kind of limit needs no further column. Times are milliseconds, sizes bytes.
create table account_limit (
    account_id uuid   not null,
    name       text   not null,
    value      bigint not null,
    constraint account_limit_pk primary key (account_id, name),
    constraint account_limit_of_account foreign key (account_id) references account (id),
    constraint account_limit_not_negative check (value >= 0)
);
