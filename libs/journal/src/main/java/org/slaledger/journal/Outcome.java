package org.slaledger.journal;

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
   * @param events what was written; none where nothing had to change
   */
  record Done(StreamId stream, long version, List<Recorded> events) implements Outcome {}

  /** It was not done; nothing was written. */
  sealed interface NotDone extends Outcome {}

  /** It was refused. */
  record Refused(Ground ground, List<Violation> violations) implements NotDone {}

  /** What it is about is not there. */
  record Missing(StreamId stream) implements NotDone {}

  /**
   * It was decided on by somebody who had seen another version.
   *
   * @param version the stream's version now
   */
  record Stale(StreamId stream, long version) implements NotDone {}
}
