package org.slaledger.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.soak.fault.Fault;
import org.slaledger.soak.fault.Harmed;
import org.slaledger.soak.load.ServerError;
import org.slaledger.testkit.history.Finding;

class ServerErrorsTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant LONG_AGO = NOON.minusSeconds(3600);
  private static final List<Harmed> KILLED =
      List.of(
          new Harmed(new Fault.Kill("postgresql"), NOON, NOON.plusSeconds(1), NOON.plusSeconds(5)));

  @Test
  void a_500_is_a_finding_whatever_was_harmed() {
    // When
    var errors = ServerErrors.of(List.of(answered(500, 2)), LONG_AGO, KILLED);
    // Then
    assertThat(errors.findings())
        .singleElement()
        .extracting(Finding::says)
        .asString()
        .contains("POST /tickets", "answered 500");
  }

  @Test
  void a_503_is_none_from_the_harm_until_shortly_after_the_part_works_again() {
    // When
    var errors =
        ServerErrors.of(
            List.of(answered(503, -1), answered(503, 0), answered(502, 34), answered(504, 35)),
            LONG_AGO,
            KILLED);
    // Then
    assertThat(errors.harmed()).extracting(ServerError::status).containsExactly(503, 502);
    assertThat(errors.calm()).extracting(ServerError::status).containsExactly(503, 504);
    assertThat(errors.findings()).hasSize(2);
  }

  @Test
  void a_503_of_a_process_that_just_started_is_none() {
    // When
    var errors = ServerErrors.of(List.of(answered(503, 29), answered(503, 30)), NOON, List.of());
    // Then
    assertThat(errors.findings()).hasSize(1);
  }

  private static ServerError answered(int status, int seconds) {
    return new ServerError(NOON.plusSeconds(seconds), status, "POST /tickets", "{}");
  }
}
