package org.slaledger.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InboundTypesTest {
  @Test
  void each_type_is_taken_by_the_service_that_writes_what_is_made_of_it() {
    assertThat(InboundTypes.ownerOf("slaledger.TicketOpened.v1")).contains("ticket-service");
    assertThat(InboundTypes.ownerOf("slaledger.ProbeFailed.v1"))
        .contains("availability-probe-service");
    assertThat(InboundTypes.takenBy("availability-probe-service"))
        .contains("slaledger.MaintenanceWindowCancelled.v1")
        .doesNotContain("slaledger.TicketOpened.v1", "slaledger.ObservationMissed.v1");
  }

  @Test
  void what_is_not_listed_nobody_takes() {
    assertThat(InboundTypes.ownerOf("slaledger.ClockStarted.v1")).isEmpty();
    assertThat(InboundTypes.ownerOf("slaledger.TicketOpened.v2")).isEmpty();
    assertThat(InboundTypes.ownerOf("com.example.Whatever")).isEmpty();
  }
}
