package org.slaledger.ledger;

/** How a note is signed, by the byte that C2SP's signed-note assigns. */
public enum SignatureType {
  /** Ed25519 over the text: what a log signs with. */
  ED25519((byte) 1),
  /** Ed25519 over a time and the text (C2SP tlog-cosignature, v1): what a witness signs with. */
  COSIGNATURE((byte) 4);

  private final byte assigned;

  SignatureType(byte assigned) {
    this.assigned = assigned;
  }

  byte assigned() {
    return assigned;
  }

  static SignatureType of(byte assigned) {
    for (SignatureType each : values()) {
      if (each.assigned == assigned) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "signatures of type %d are not known here, 1 and 4 are".formatted(assigned));
  }
}
