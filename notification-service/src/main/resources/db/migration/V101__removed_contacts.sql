-- Who was removed is told of nothing more. Names, addresses and subjects stand here sealed.
ALTER TABLE contact ADD COLUMN removed_at timestamptz;
