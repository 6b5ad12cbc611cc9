package org.slaledger.probe.adapter.kinds;

import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.terms.ProbeTerms;

/**
 * One way to answer a probe, and the verdict that is due.
 *
 * @param start starts the target and returns its port
 * @param terms what was agreed, for that port
 * @param verdict why it is a failure; a success where null
 * @param module of blackbox_exporter that asks the same; none where it can't
 */
record Way(
    String name,
    ToIntFunction<ScriptedTarget> start,
    Terms terms,
    @Nullable FailureReason verdict,
    @Nullable String module) {

  /** What is agreed on a target at a port. */
  interface Terms {
    ProbeTerms at(int port);
  }

  @Override
  public String toString() {
    return name;
  }
}
