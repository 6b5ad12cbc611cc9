package org.slaledger.probe.usecase;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.slaledger.contract.PointId;
import org.slaledger.probe.view.FailedProbe;
import org.slaledger.probe.view.WhichProbesFailed.Deciding;
import org.slaledger.rules.evidence.Outage;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;

/**
 * An outage with the evidence for it.
 *
 * @param points those that were down in it: a point's own outage has one
 */
public record FoundOutage(Outage outage, List<Part> points) {

  /**
   * What a point had to do with it.
   *
   * @param probed from the first failure of a location that saw it down, to its end
   * @param down how long the point was down within the outage
   * @param locations what each location that counts saw during the outage
   * @param deciding the events that confirmed and ended what locations saw, in order
   * @param failures how many probes failed
   * @param probes those that failed, in order; the first of them where they are many
   */
  public record Part(
      PointId point,
      Interval probed,
      Duration down,
      SortedMap<String, Timeline> locations,
      List<Deciding> deciding,
      long failures,
      List<FailedProbe> probes) {}
}
