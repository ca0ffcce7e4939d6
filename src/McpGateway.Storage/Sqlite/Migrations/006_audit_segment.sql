-- Copies of runs of events by column, which queries read instead of the rows; made beside the gateway's work, and again
-- when they are gone.
CREATE TABLE audit_segment (
    first     INTEGER PRIMARY KEY, -- sequence; every event from first to last is in the segment
    last      INTEGER NOT NULL,
    events    INTEGER NOT NULL,
    from_time INTEGER NOT NULL,    -- of the earliest event
    to_time   INTEGER NOT NULL     -- of the latest event
) STRICT;

CREATE TABLE audit_column (
    first INTEGER NOT NULL,
    name  INTEGER NOT NULL,
    words BLOB    NOT NULL, -- the distinct values, each with its length in front; the first has code 1
    codes BLOB    NOT NULL, -- of each event its code, or a number; 0 where it has none
    PRIMARY KEY (first, name)
) STRICT;

-- The filters that these served are read from the columns.
DROP INDEX audit_by_organizer;
DROP INDEX audit_by_user;
DROP INDEX audit_by_connection;
DROP INDEX audit_by_tool;
DROP INDEX audit_by_outcome;
