package org.slaledger.credit.domain.agreement;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Name;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.contract.terms.SilentAs;

/** Finds what is wrong with how one point is measured and judged. */
final class PointCheck {
  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
  private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);
  private static final int MOST = 100;

  private final Findings findings;
  private final ProbeCheck probes;

  PointCheck(Findings findings) {
    this.findings = findings;
    this.probes = new ProbeCheck(findings);
  }

  void check(String path, MeasurementPoint point) {
    probes.check(path + ".probe", point.probe(), point.timeout());
    timing(path, point);
    count(path + ".confirm", point.confirm());
    Duration staleness = point.staleness();
    findings.demand(
        staleness == null
            || (staleness.compareTo(point.interval()) >= 0
                && staleness.compareTo(LONGEST_INTERVAL) <= 0),
        path + ".staleness",
        staleness + " is out of bounds",
        "the interval " + point.interval() + " to P1D");
    places(path, point);
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

  private void count(String path, int number) {
    findings.demand(
        number >= 1 && number <= MOST, path, number + " is out of bounds", "1 to " + MOST);
  }

  private void places(String path, MeasurementPoint point) {
    Integer quorum = point.quorum();
    if (quorum != null) {
      count(path + ".quorum", quorum);
    }
    List<String> locations = point.locations();
    if (locations == null) {
      silence(path, point.silent());
      return;
    }
    findings.demand(
        !locations.isEmpty() && locations.size() <= MOST,
        path + ".locations",
        locations.size() + " are named",
        "1 to " + MOST + ", or none at all for every location there is");
    names(path, locations);
    findings.demand(
        quorum == null || quorum <= locations.size(),
        path + ".quorum",
        quorum + " of " + locations.size() + " locations is never reached",
        "1 to " + locations.size());
    reporter(path, point.probe(), locations);
  }

  private void names(String path, List<String> locations) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < locations.size(); i++) {
      String at = path + ".locations[" + i + "]";
      String location = locations.get(i);
      findings.demand(
          Name.isOne(location),
          at,
          "'" + location + "' is no name",
          "1 to 64 letters, digits, . _ -");
      findings.demand(seen.add(location), at, "'" + location + "' is named twice", "a name once");
    }
  }

  private void silence(String path, @Nullable SilentAs silent) {
    findings.demand(
        silent == null || silent == SilentAs.ABSTAINS,
        path + ".silent",
        "nobody can say who is silent where no locations are named",
        "ABSTAINS, or locations besides");
  }

  private void reporter(String path, ProbeTerms probe, List<String> locations) {
    findings.demand(
        !(probe instanceof ProbeTerms.Reported reported)
            || locations.equals(List.of(reported.integrator())),
        path + ".locations",
        "what an integrator reports is seen from itself alone",
        "no locations, or the integrator's name");
  }
}
