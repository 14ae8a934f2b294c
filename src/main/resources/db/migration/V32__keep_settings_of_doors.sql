-- What an account has chosen for one door: a JSON object, sealed under the installation's secret key because some of it is secret.
create table door_setting (
    account_id uuid        not null constraint door_setting_of_account references account (id),
    door       text        not null,
    settings   bytea       not null,
    updated_at timestamptz not null,
    constraint door_setting_pk primary key (account_id, door)
);
