package org.slaledger.credit.domain.agreement;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.contract.terms.ServiceTerms;

/** Finds what is wrong with the services and their measurement points. */
final class ServicesCheck {
  private final Addendum addendum;
  private final Map<PointId, AgreementId> pointsOfOthers;
  private final Findings findings;
  private final ServiceCheck one;
  private final PointCheck measured;
  private final Set<String> integrators;
  private final Set<String> services = new HashSet<>();
  private final Set<PointId> points = new HashSet<>();

  ServicesCheck(
      Addendum addendum,
      Map<PointId, AgreementId> pointsOfOthers,
      NamedCalendars calendars,
      Findings findings) {
    this.addendum = addendum;
    this.pointsOfOthers = pointsOfOthers;
    this.findings = findings;
    this.one = new ServiceCheck(calendars, findings);
    this.measured = new PointCheck(findings);
    this.integrators =
        addendum.services().stream()
            .flatMap(service -> service.points().stream())
            .map(MeasurementPoint::probe)
            .filter(ProbeTerms.Reported.class::isInstance)
            .map(probe -> ((ProbeTerms.Reported) probe).integrator())
            .collect(Collectors.toSet());
  }

  void check() {
    List<ServiceTerms> all = addendum.services();
    findings.demand(!all.isEmpty(), "services", "there is none", "at least one service");
    for (int i = 0; i < all.size(); i++) {
      check("services[" + i + "]", all.get(i));
    }
  }

  /** A prober does not start under an integrator's name: both would write the same streams. */
  private void locations(String path, MeasurementPoint point) {
    List<String> named = Objects.requireNonNullElse(point.locations(), List.of());
    for (int i = 0; i < named.size(); i++) {
      findings.demand(
          point.probe() instanceof ProbeTerms.Reported || !integrators.contains(named.get(i)),
          path + ".locations[" + i + "]",
          "'" + named.get(i) + "' is an integrator, who measures nothing here",
          "the name of a location");
    }
  }

  private void check(String path, ServiceTerms service) {
    one.name(path, service.service(), services);
    one.sums(path, service, addendum.currency());
    one.maintenance(path, service.maintenance());
    findings.demand(
        !service.points().isEmpty(),
        path + ".points",
        "nothing would be measured",
        "at least one measurement point");
    for (int i = 0; i < service.points().size(); i++) {
      check(path + ".points[" + i + "]", service.points().get(i));
    }
  }

  private void check(String path, MeasurementPoint point) {
    findings.demand(
        points.add(point.point()),
        path + ".point",
        "'" + point.point() + "' is named twice",
        "a name once in the addendum");
    AgreementId other = pointsOfOthers.get(point.point());
    findings.demand(
        other == null,
        path + ".point",
        "'" + point.point() + "' belongs to another agreement",
        "a name that no other agreement uses");
    measured.check(path, point);
    locations(path, point);
  }
}
