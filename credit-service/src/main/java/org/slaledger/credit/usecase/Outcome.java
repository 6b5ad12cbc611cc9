package org.slaledger.credit.usecase;

import java.util.List;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.decision.Decision.Ground;
import org.slaledger.contract.decision.Violation;

/** What a command came to. */
public sealed interface Outcome {
  /**
   * It was done.
   *
   * @param version the stream's version now
   */
  record Done(StreamId stream, long version, List<Recorded> events) implements Outcome {}

  /** It was refused; nothing was written. */
  record Refused(Ground ground, List<Violation> violations) implements Outcome {}
}
