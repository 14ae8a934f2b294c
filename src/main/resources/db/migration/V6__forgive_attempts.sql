-- Attempts that do not count against the job: those its worker gave back, and all of them when its client asks for more.
-- The number of an attempt never goes back, because a document's key is made of it.
alter table job add column attempts_forgiven int not null default 0;
