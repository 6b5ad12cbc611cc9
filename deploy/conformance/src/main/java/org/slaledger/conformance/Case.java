package org.slaledger.conformance;

/** A case that was read: a question with the answer that is known. */
sealed interface Case permits BusinessTimeCase, CreditCase, EvidenceCase {

  /** Its name in the file. */
  String id();

  /** Asks the engine. */
  Answer answer();
}
