package org.slaledger.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.contract.terms.SilentAs;
import org.slaledger.rules.evidence.PointTerms;

class TranslationTest {
  private static final ProbeTerms HTTP = ProbeTerms.Http.get(URI.create("https://portal.example/"));
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void what_is_not_given_is_one_location_of_all_with_no_staleness() {
    MeasurementPoint point =
        MeasurementPoint.of(new PointId("portal"), HTTP, MINUTE, Duration.ofSeconds(5), 3);
    assertThat(Translation.point(point)).isEqualTo(PointTerms.confirming(3));
  }

  @Test
  void what_is_given_is_what_judges() {
    List<String> named = List.of("rome", "oslo");
    assertThat(Translation.point(point(HTTP, named, SilentAs.DOWN)))
        .isEqualTo(
            new PointTerms(
                1,
                Duration.ofMinutes(2),
                2,
                Set.of("oslo", "rome"),
                org.slaledger.rules.evidence.SilentAs.DOWN));
  }

  @Test
  void what_an_integrator_reports_is_seen_from_itself_alone() {
    PointTerms terms = Translation.point(point(new ProbeTerms.Reported("acme"), null, null));
    assertThat(terms.locations()).containsExactly("acme");
    assertThat(terms.silent()).isEqualTo(org.slaledger.rules.evidence.SilentAs.ABSTAINS);
  }

  private static MeasurementPoint point(
      ProbeTerms probe, @Nullable List<String> locations, @Nullable SilentAs silent) {
    return new MeasurementPoint(
        new PointId("portal"),
        probe,
        MINUTE,
        Duration.ofSeconds(5),
        1,
        Duration.ofMinutes(2),
        2,
        locations,
        silent);
  }
}
