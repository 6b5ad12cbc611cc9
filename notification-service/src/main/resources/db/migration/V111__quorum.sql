-- How many locations must see a point down, and which count: none named means all.
ALTER TABLE point ADD COLUMN quorum int NOT NULL DEFAULT 1;
ALTER TABLE point ADD COLUMN locations text[] NOT NULL DEFAULT '{}';

-- An outage that a failure of another location had told of is not told again.
ALTER TABLE alarm ADD COLUMN first_failed_at timestamptz;
