-- the ledger at the cut of what is proposed; none where no checkpoint is signed
ALTER TABLE correction_proposal ADD COLUMN ledger_size bigint;
