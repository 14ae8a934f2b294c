-- One row is one attempt that may have stored the HTML that its template and data came to. It is written before the HTML is
-- stored and outlives the job, so it refers to no row.
create table merged_html (
    job_id     uuid        not null,
    attempt    int         not null,
    account_id uuid        not null,
    expires_at timestamptz not null,
    -- A process that removes the HTML holds the row until then.
    held_until timestamptz,
    constraint merged_html_of_attempt primary key (job_id, attempt)
);
create index merged_html_expired on merged_html (expires_at);
