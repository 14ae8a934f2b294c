-- A job that renders nothing: it binds the documents of this batch, in the order of their items.
alter table job_payload add column merges uuid;

create index job_payload_merging on job_payload (merges) where merges is not null;
