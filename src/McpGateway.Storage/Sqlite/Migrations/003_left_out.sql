-- Refusals are sampled: how many of a kind were left out before this one.
ALTER TABLE audit_event ADD COLUMN left_out INTEGER;
