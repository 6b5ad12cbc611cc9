package org.slaledger.probe.usecase;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.contract.PointId;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.WhatWasRecorded;
import org.slaledger.rules.evidence.Confirmation;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;

/** What was observed of a point from this location, as a timeline. */
@ApplicationScoped
public class WhatWasObserved {
  private final WhatWasRecorded recorded;
  private final String location;

  WhatWasObserved(
      WhatWasRecorded recorded, @ConfigProperty(name = "sla.probe.location") String location) {
    this.recorded = recorded;
    this.location = location;
  }

  /** From where it was observed. */
  public String location() {
    return location;
  }

  /**
   * The point's states over an interval. Each version of its terms confirms outages by its own
   * number; time under no version is unobserved.
   *
   * @param versions those under which the point was agreed
   */
  public Uni<Timeline> of(PointId point, List<AgreedPoint> versions, Interval interval) {
    return Multi.createFrom()
        .iterable(versions)
        .onItem()
        .transformToUniAndConcatenate(version -> under(point, version, interval))
        .onItem()
        .transformToIterable(pieces -> pieces)
        .collect()
        .asList()
        .map(pieces -> Timeline.of(interval, State.UNOBSERVED, pieces));
  }

  private Uni<List<Observed>> under(PointId point, AgreedPoint version, Interval interval) {
    Interval held =
        interval.intersect(
            new Interval(
                version.from(),
                version.until() == null ? later(version, interval) : version.until()));
    if (held.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    int confirm = version.terms().confirm();
    return recorded
        .during(point, location, held, confirm)
        .map(evidence -> new Confirmation(confirm).timeline(evidence, held).pieces());
  }

  private static java.time.Instant later(AgreedPoint version, Interval interval) {
    return interval.to().isAfter(version.from()) ? interval.to() : version.from();
  }
}
