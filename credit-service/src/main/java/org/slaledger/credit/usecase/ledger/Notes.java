package org.slaledger.credit.usecase.ledger;

import java.nio.charset.StandardCharsets;
import org.slaledger.ledger.Note;

/** Notes out of text. */
final class Notes {
  private Notes() {}

  static Note parse(String text) {
    return Note.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
