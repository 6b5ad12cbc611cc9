package org.slaledger.probe.usecase;

import java.util.List;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.decision.Decision.Ground;
import org.slaledger.contract.decision.Violation;
import org.slaledger.probe.domain.MaintenanceWindow.Phase;
import org.slaledger.probe.domain.NoticeCheck;

/** What a command to a maintenance window came to. */
public sealed interface WindowOutcome {
  /**
   * It was done.
   *
   * @param version the window's version now
   * @param notice for each affected service whether it was announced in time; empty for commands
   *     that announce nothing
   */
  record Done(WindowId window, long version, Phase phase, List<NoticeCheck> notice)
      implements WindowOutcome {}

  /** It was refused; nothing was written. */
  record Refused(Ground ground, List<Violation> violations) implements WindowOutcome {}

  /** There is no such window. */
  record Missing(WindowId window) implements WindowOutcome {}

  /** The caller had seen another version; nothing was written. */
  record Stale(WindowId window, long version) implements WindowOutcome {}
}
