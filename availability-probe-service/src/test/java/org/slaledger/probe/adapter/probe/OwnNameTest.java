package org.slaledger.probe.adapter.probe;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.Promised;
import org.slaledger.probe.QuickProbes;
import org.slaledger.probe.view.WhichPointsAreAgreed;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class OwnNameTest {
  @Inject WhichPointsAreAgreed agreed;

  @Test
  void a_location_that_is_named_like_an_integrator_does_not_start() {
    // Given
    String integrator = "tool-" + Promised.unique();
    String point = "point-" + Promised.unique();
    new Promised("acme")
        .signed(
            Promised.now(),
            MeasurementPoint.of(
                new PointId(point),
                new ProbeTerms.Reported(integrator),
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                1));
    Awaitility.await()
        .until(() -> agreed.everReportedBy(integrator).await().indefinitely().isPresent());
    // Then
    assertThatThrownBy(() -> new OwnName(agreed).require(integrator))
        .hasMessageContaining("sla.probe.location is " + integrator)
        .hasMessageContaining("probe/" + point + "@" + integrator);
    assertThatCode(() -> new OwnName(agreed).require("oslo")).doesNotThrowAnyException();
  }
}
