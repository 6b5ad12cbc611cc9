package org.slaledger.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slaledger.ledger.Note;

/** The last checkpoint that was found to go on from the ones before, in a file. */
record KeptCheckpoint(Path file) {
  /** None where nothing was kept so far. */
  Optional<Note> read() throws IOException {
    try {
      return Optional.of(Note.parse(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " holds no checkpoint: " + e.getMessage(), e);
    }
  }

  void write(Note note) throws IOException {
    KeptFile.write(file, note.bytes());
  }

  Path writeRefused(Note note) throws IOException {
    Path beside = Path.of(file + ".refused");
    KeptFile.write(beside, note.bytes());
    return beside;
  }
}
