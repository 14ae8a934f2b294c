-- A job stands in line when it is queued, has no message, nobody is sending one, and no retry's wait is before it. It is open
-- from then on until its attempt ends: its message is being sent, travels, or is worked on. Both are told by columns alone,
-- never by the time, so that an index can hold just these rows.
drop index job_undispatched;
create index job_express_line on job (id)
    where lane = 'EXPRESS' and state = 'QUEUED' and dispatched_at is null and dispatch_until is null and not_before is null;
create index job_bulk_line on job (account_id, id)
    where lane = 'BULK' and state = 'QUEUED' and dispatched_at is null and dispatch_until is null and not_before is null;
create index job_bulk_open on job (account_id)
    where lane = 'BULK' and (state = 'RUNNING' or (state = 'QUEUED' and dispatch_until is not null));

-- Who joins the line when its time has come: a retry after its wait, a job whose sender died.
create index job_waiting on job (not_before) where state = 'QUEUED' and not_before is not null;
create index job_held on job (dispatch_until)
    where state = 'QUEUED' and dispatched_at is null and dispatch_until is not null;
