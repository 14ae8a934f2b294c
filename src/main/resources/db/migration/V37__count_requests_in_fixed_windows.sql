-- How many came within the window that ends at tat, where windows follow one another by the clock; null where they are counted otherwise.
alter table rate_bucket add column taken bigint;
