-- What a version includes by name, one name a line, and its words by language, a JSON object as text.
alter table template_version add column includes text not null default '';
alter table template_version add column translations text;

-- The versions that a job's includes meant when it was accepted, one a line: template, version, name.
alter table job_payload add column partials text not null default '';
