-- Of a breach began_at is the start of the clock's run: a run is told to be overdue once. Rows from
-- before have none, and are taken to have begun when they were due.
UPDATE alarm SET began_at = due_at WHERE kind IN ('CLOCK_BREACH', 'BREACH_WITHDRAWN');
CREATE INDEX alarm_of_ticket ON alarm (ticket, clock, began_at) WHERE ticket IS NOT NULL;
