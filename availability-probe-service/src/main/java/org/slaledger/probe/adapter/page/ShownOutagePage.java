package org.slaledger.probe.adapter.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.Phases;
import org.slaledger.journal.seal.OpenKeys;
import org.slaledger.journal.seal.Readable;
import org.slaledger.probe.adapter.http.ShownOutage;
import org.slaledger.probe.usecase.FoundOutage;
import org.slaledger.probe.usecase.WhichOutagesWere.Wanted;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.FailedProbe;
import org.slaledger.web.page.ShownTimes;

/**
 * All that an outage's page shows.
 *
 * @param behind so many failed probes are passed over
 * @param next how many to pass over for more; null at the end
 */
public record ShownOutagePage(
    Of of,
    CustomerId customer,
    String service,
    ShownOutageRow outage,
    List<Point> points,
    List<Row> windows,
    long behind,
    @Nullable Long next) {

  /** A point, or else a service. */
  public record Of(String name, boolean point) {}

  /** A point that was down in it. */
  public record Point(
      PointId point, ShownOutage.Of part, List<ShownDay.Place> places, List<Probe> probes) {}

  /**
   * A failed probe.
   *
   * @param confirms whether it is one of those that made it an outage
   * @param excerpt the beginning of what was answered
   */
  public record Probe(
      String event, ProbeFailed failed, boolean confirms, @Nullable Readable excerpt) {
    /** Why it failed. */
    public String reason() {
      String word = failed.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return failed.status() == null ? word : word + " " + failed.status();
    }

    /** How long each phase took, such as {@code connect 0.020 s}. */
    public String phases() {
      Phases phases = failed.phases();
      return phases == null
          ? ""
          : Phase.of(phases).stream()
              .map(it -> it.name() + " " + ShownTimes.words(it.took()))
              .collect(Collectors.joining(", "));
    }
  }

  /** What the page is called. */
  public String title() {
    return "Outage of " + of.name();
  }

  static ShownOutagePage of(
      FoundOutage found,
      AgreedPoint agreed,
      Of of,
      Wanted wanted,
      List<Row> windows,
      OpenKeys keys) {
    ShownOutage shown = ShownOutage.of(found);
    long most = found.points().stream().mapToLong(FoundOutage.Part::failures).max().orElse(0);
    long shownUntil = wanted.behind() + wanted.most();
    String address =
        of.point()
            ? "/ui/availability/points/" + of.name()
            : "/ui/availability/services/" + agreed.customer() + "/" + of.name();
    return new ShownOutagePage(
        of,
        agreed.customer(),
        agreed.service(),
        new ShownOutageRow(shown, address + "/outages/" + shown.began()),
        found.points().stream().map(it -> point(it, shown, keys)).toList(),
        windows,
        wanted.behind(),
        shownUntil < most ? shownUntil : null);
  }

  private static Point point(FoundOutage.Part part, ShownOutage outage, OpenKeys keys) {
    ShownOutage.Of shown =
        outage.points().stream()
            .filter(it -> it.point().equals(part.point()))
            .findFirst()
            .orElseThrow();
    return new Point(
        part.point(),
        shown,
        part.locations().entrySet().stream()
            .map(it -> new ShownDay.Place(it.getKey(), null, Bar.of(it.getValue())))
            .toList(),
        part.probes().stream()
            .map(
                it ->
                    new Probe(
                        it.event(),
                        it.probe(),
                        shown.confirmedBy().contains(it.event()),
                        excerpt(it, keys)))
            .toList());
  }

  private static @Nullable Readable excerpt(FailedProbe failed, OpenKeys keys) {
    Sealed sealed = failed.probe().excerpt();
    return sealed == null
        ? null
        : keys.read(
            sealed,
            new StreamId("probe/" + failed.probe().point() + "@" + failed.probe().location()),
            "excerpt");
  }
}
