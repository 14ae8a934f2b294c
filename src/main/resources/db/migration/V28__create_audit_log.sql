-- Where each chain ends. All zeros stand for the installation itself, so account_id refers to no row.
create table audit_chain (
    account_id uuid   not null constraint audit_chain_pk primary key,
    sequence   bigint not null,
    hash       bytea  not null,
    constraint audit_chain_hash_is_sha256 check (octet_length(hash) = 32)
);

-- Who did what to which thing, from where. Written in the transaction of the change, as the last of it.
create table audit_entry (
    id            uuid        not null constraint audit_entry_pk primary key,
    account_id    uuid        not null,
    sequence      bigint      not null,
    at            timestamptz not null,
    actor         text        not null,
    action        text        not null,
    -- Id or name of the thing; null where the act was on no single one.
    target        text,
    outcome       text        not null constraint audit_entry_outcome_known check (outcome in ('DONE', 'BEGUN', 'REFUSED')),
    address       text,
    request_id    text,
    user_agent    text,
    -- Small facts as a JSON object of texts.
    details       text        not null,
    previous_hash bytea       not null,
    hash          bytea       not null,
    constraint audit_entry_place unique (account_id, sequence)
);

create index audit_entry_by_account on audit_entry (account_id, id desc);
create index audit_entry_by_actor on audit_entry (account_id, actor, id desc);
create index audit_entry_by_action on audit_entry (account_id, action text_pattern_ops, id desc);
create index audit_entry_by_target on audit_entry (account_id, target, id desc) where target is not null;

-- A fence against mistakes and against whoever has but the application's access; against more than that stand the hashes.
create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only';
end $$;

create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function refuse_change_of_audit();
create trigger audit_entry_not_truncated before truncate on audit_entry
    for each statement execute function refuse_change_of_audit();
create trigger audit_chain_stays before delete on audit_chain
    for each row execute function refuse_change_of_audit();
create trigger audit_chain_not_truncated before truncate on audit_chain
    for each statement execute function refuse_change_of_audit();
create trigger audit_chain_grows before update on audit_chain
    for each row when (new.account_id <> old.account_id or new.sequence <> old.sequence + 1)
    execute function refuse_change_of_audit();
