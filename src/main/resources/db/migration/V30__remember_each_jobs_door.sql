-- The door that a job came in by, where that door shows only its own; null where it came by our own API, which shows all.
-- A door asks by number, which job_number_unique finds at once, so the name needs no index.
alter table job add column door text;
