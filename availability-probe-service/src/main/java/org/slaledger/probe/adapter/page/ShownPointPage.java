package org.slaledger.probe.adapter.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.probe.adapter.http.ShownOutage;
import org.slaledger.probe.adapter.http.ShownReliability;
import org.slaledger.probe.usecase.WhichOutagesWere.Found;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.MissedTime;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;

/**
 * All that a point's page shows.
 *
 * @param agreed the last version under which it was agreed
 * @param until since when it is agreed no more
 * @param missed who did not measure on that day, and why
 */
public record ShownPointPage(
    AgreedPoint agreed,
    @Nullable Instant until,
    StateWord state,
    DayBars days,
    ShownDay day,
    List<MissedTime> missed,
    LatencyChart latency,
    ShownReliability period,
    List<ShownOutageRow> outages) {
  static ShownPointPage of(
      AgreedPoint agreed,
      Found found,
      Days days,
      LocalDate day,
      List<MissedTime> missed,
      LatencyChart latency) {
    Timeline seen = found.observed().state().over(days.all());
    List<ShownDay.Place> places =
        found.observed().points().values().stream()
            .flatMap(point -> point.locations().entrySet().stream())
            .map(
                it ->
                    new ShownDay.Place(
                        it.getKey(), null, Bar.of(it.getValue().over(days.interval(day)))))
            .toList();
    boolean over = !agreed.holdsAt(days.all().to());
    State last = seen.pieces().getLast().state();
    return new ShownPointPage(
        agreed,
        over ? agreed.until() : null,
        StateWord.of(last),
        DayBars.of(seen),
        ShownDay.of(day, days, seen, places),
        missed,
        latency,
        ShownReliability.of(found.reliability()),
        ShownOutageRow.below(
            "/ui/availability/points/" + agreed.terms().point(),
            found.outages().stream().map(ShownOutage::of).toList()));
  }

  /** Its terms. */
  public MeasurementPoint terms() {
    return agreed.terms();
  }
}
