-- Which exclusions were claimed for which period, and how far each has come; the journal holds the rest.

CREATE TABLE exclusion (
  agreement text COLLATE "C" NOT NULL,
  exclusion text COLLATE "C" NOT NULL,
  period    text             NOT NULL,
  version   bigint           NOT NULL,
  PRIMARY KEY (agreement, exclusion)
);
CREATE INDEX exclusion_of_period ON exclusion (agreement, period);

GRANT SELECT, INSERT, UPDATE, DELETE ON exclusion TO ${app};
