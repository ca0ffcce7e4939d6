-- Which form of the tool was called, so that a silent change of its meaning can be seen.
ALTER TABLE audit_event ADD COLUMN tool_digest TEXT;
