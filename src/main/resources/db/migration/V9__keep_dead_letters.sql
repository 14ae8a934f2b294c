-- What the broker put aside: messages that are none of ours, or that no worker could take too often. For the operator; no job
-- depends on them. One row is one message, kept until the operator removes it.
create table dead_letter (
    id          uuid primary key,
    received_at timestamptz not null default now(),
    -- Null where it did not come from a lane.
    lane        text constraint dead_letter_lane_known check (lane in ('EXPRESS', 'BULK')),
    reason      text,
    payload     text        not null,
    -- False where the payload is not all of the message: it was too long, or no text.
    whole       boolean     not null,
    -- The job it speaks of, where it can be read; the job may be long gone.
    job_id      uuid,
    redriven_at timestamptz
);

create index dead_letter_untouched on dead_letter (id) where redriven_at is null;
