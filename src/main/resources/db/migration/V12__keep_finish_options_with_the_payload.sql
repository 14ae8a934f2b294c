-- What becomes of the pages may hold whole files and sealed passwords; it goes with the payload, and job rows stay small.
alter table job_payload add column finish text;
