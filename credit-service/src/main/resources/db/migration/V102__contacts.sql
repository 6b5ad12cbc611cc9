-- Who may be said to have agreed for a customer: its contacts, without names and addresses.

CREATE TABLE contact (
  customer text COLLATE "C" NOT NULL,
  contact  text COLLATE "C" NOT NULL,
  PRIMARY KEY (customer, contact)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON contact TO ${app};
