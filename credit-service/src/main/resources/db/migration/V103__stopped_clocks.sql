-- A run that has no deadline and was not stopped waits for later years of its calendar, where it does
-- not stand still. Those that stopped before this column came count as running until a view is built anew;
-- they are listed only where their target lies beyond the years.
ALTER TABLE clock_run ADD COLUMN stopped_at timestamptz;
CREATE INDEX no_deadline_yet ON clock_run (hours)
  WHERE due_at IS NULL AND stopped_at IS NULL AND target IS NOT NULL;
