-- As jobs do: a number for APIs whose ids are integers, the door, and the name that it gave. The name is held from the first moment, while
-- items still come in, until the batch has ended or, where it is kept, until it is gone.
alter table batch
    add column number bigint generated always as identity,
    add column door text,
    add column handle text,
    add column handle_kept boolean not null default false,
    add constraint batch_number_unique unique (number),
    add constraint batch_handle_of_door check (handle is null or door is not null);

create unique index batch_handle_unique on batch (account_id, door, handle)
    where handle is not null and deleted_at is null and (state in ('FILLING', 'OPEN') or handle_kept);

create index batch_by_door on batch (account_id, door, id desc) where door is not null and deleted_at is null;
