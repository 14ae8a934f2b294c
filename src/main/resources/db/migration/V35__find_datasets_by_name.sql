-- Whether a record's key is known at all, whoever's it is: asked through the datasets of one name.
create index dataset_by_name on dataset (name) where deleted_at is null;
