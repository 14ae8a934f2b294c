-- Whose shared payload may be nobody's any more.
create index batch_expired on batch (expires_at) where expires_at is not null;
