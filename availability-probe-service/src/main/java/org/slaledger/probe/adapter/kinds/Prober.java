package org.slaledger.probe.adapter.kinds;

import io.vertx.core.Future;
import java.time.Instant;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.probe.domain.ProbeResult;

/** Makes one probe at a time of day, as many at once as there are points, and holds no thread. */
public interface Prober {
  /**
   * Probes a point. Never fails: a failure is a result, and so is that it was not made. Known no
   * later than the terms' timeout.
   *
   * @param at the instant of its start
   */
  Future<ProbeResult> probe(MeasurementPoint terms, Instant at);
}
