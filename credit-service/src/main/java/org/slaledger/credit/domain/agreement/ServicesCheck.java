package org.slaledger.credit.domain.agreement;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ServiceTerms;

/** Finds what is wrong with the services and their measurement points. */
final class ServicesCheck {
  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
  private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);

  private final Addendum addendum;
  private final Map<PointId, AgreementId> pointsOfOthers;
  private final Findings findings;
  private final ServiceCheck one;
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
  }

  void check() {
    List<ServiceTerms> all = addendum.services();
    findings.demand(!all.isEmpty(), "services", "there is none", "at least one service");
    for (int i = 0; i < all.size(); i++) {
      check("services[" + i + "]", all.get(i));
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
    findings.demand(
        isHttp(point), path + ".url", "'" + point.url() + "' can't be probed", "http or https URL");
    timing(path, point);
    findings.demand(
        point.confirm() >= 1 && point.confirm() <= 100,
        path + ".confirm",
        point.confirm() + " is out of bounds",
        "1 to 100");
    status(path + ".expectStatus", point.expectStatus());
    findings.demand(
        point.quorum() == null || (point.quorum() >= 1 && point.quorum() <= 100),
        path + ".quorum",
        point.quorum() + " is out of bounds",
        "1 to 100");
    findings.demand(
        point.staleness() == null
            || (point.staleness().compareTo(point.interval()) >= 0
                && point.staleness().compareTo(LONGEST_INTERVAL) <= 0),
        path + ".staleness",
        point.staleness() + " is out of bounds",
        "the interval " + point.interval() + " to P1D");
  }

  private void timing(String path, MeasurementPoint point) {
    findings.demand(
        point.interval().compareTo(SHORTEST_INTERVAL) >= 0
            && point.interval().compareTo(LONGEST_INTERVAL) <= 0,
        path + ".interval",
        point.interval() + " is out of bounds",
        "PT1S to P1D");
    findings.demand(
        point.timeout().isPositive() && point.timeout().compareTo(point.interval()) <= 0,
        path + ".timeout",
        point.timeout() + " is out of bounds",
        "more than PT0S, at most the interval " + point.interval());
  }

  private void status(String path, @Nullable Integer status) {
    findings.demand(
        status == null || (status >= 100 && status <= 599),
        path,
        status + " is no HTTP status",
        "100 to 599");
  }

  private static boolean isHttp(MeasurementPoint point) {
    String scheme = point.url().getScheme();
    String host = point.url().getHost();
    return scheme != null
        && host != null
        && Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT));
  }
}
