-- A job that renders nothing: it binds the documents of this batch, in the order of their items.
alter table job_payload add column merges uuid;
