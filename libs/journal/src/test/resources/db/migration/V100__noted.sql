CREATE TABLE noted (stream text NOT NULL, version bigint NOT NULL, PRIMARY KEY (stream, version));
GRANT SELECT, INSERT ON noted TO ${app};
