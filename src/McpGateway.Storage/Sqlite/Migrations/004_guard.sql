-- Which guard of the catalog refused a call, or would have.
ALTER TABLE audit_event ADD COLUMN guard TEXT;
