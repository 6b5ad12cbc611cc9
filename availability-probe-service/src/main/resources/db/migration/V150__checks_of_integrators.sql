-- Which of several checks of a point an integrator speaks of; empty where there is but one.
ALTER TABLE evidence ADD COLUMN check_name text NOT NULL DEFAULT '';
DROP INDEX evidence_probes;
CREATE INDEX evidence_probes ON evidence (point, location, check_name, from_at) WHERE kind IN ('FAILED', 'RECOVERED');
