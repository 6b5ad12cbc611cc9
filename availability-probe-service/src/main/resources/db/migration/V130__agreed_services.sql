-- Which service a customer has, from when until when (exclusive; open where null), and where it is measured.
CREATE TABLE agreed_service (
  agreement        text        NOT NULL,
  addendum_version int         NOT NULL,
  service          text        NOT NULL,
  customer         text        NOT NULL,
  points           text[]      NOT NULL,
  effective_from   timestamptz NOT NULL,
  effective_until  timestamptz,
  PRIMARY KEY (agreement, addendum_version, service)
);
CREATE INDEX agreed_service_customer ON agreed_service (customer);
GRANT SELECT, INSERT, UPDATE, DELETE ON agreed_service TO ${app};
