-- Lists of one state, or of some time: where few jobs match, a walk along job_by_account would read all the account's others.
create index job_by_state on job (account_id, state, id desc) where deleted_at is null;
create index job_by_time on job (account_id, created_at) where deleted_at is null;
