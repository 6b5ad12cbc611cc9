-- An integrator may tell several checks of a point apart; empty where there is but one.
ALTER TABLE failure ADD COLUMN check_name text NOT NULL DEFAULT '';
ALTER TABLE failure DROP CONSTRAINT failure_pkey, ADD PRIMARY KEY (point, location, check_name, consecutive);
ALTER TABLE recovery ADD COLUMN check_name text NOT NULL DEFAULT '';
ALTER TABLE recovery DROP CONSTRAINT recovery_pkey, ADD PRIMARY KEY (point, location, check_name);
