-- Goes up with each change of a job's state, so that who follows a job can say what it has seen.
alter table job add column revision int not null default 1;
