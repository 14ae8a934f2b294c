-- What is told in a door's own words is worded anew for each attempt, so that links in it are fresh: the body is that of the last one.
alter table delivery add column door text;

-- A subject may have several.
alter table callback
    add column id uuid not null default gen_random_uuid(),
    add column door text,
    drop constraint callback_pk,
    add constraint callback_pk primary key (id);

create index callback_by_subject on callback (subject_id);
