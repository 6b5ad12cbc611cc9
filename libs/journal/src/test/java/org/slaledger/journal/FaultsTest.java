package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.StreamId;

class FaultsTest {
  private static final TakenEvents.Place PLACE =
      new TakenEvents.Place(new StreamId("ticket/T-1"), 2);

  @Test
  void an_error_of_the_database_passes_by_what_it_is_however_deep_it_lies() {
    assertThat(Faults.passing(error("40001"))).isTrue();
    assertThat(Faults.passing(error("23505"))).isFalse();
    assertThat(Faults.passing(new WaitingFailed(PLACE, error("40001")))).isTrue();
    assertThat(Faults.passing(new WaitingFailed(PLACE, error("23505")))).isFalse();
  }

  @Test
  void a_lost_connection_passes_and_a_fault_of_the_event_does_not() {
    assertThat(Faults.passing(new UncheckedIOException(new IOException("reset")))).isTrue();
    assertThat(Faults.passing(new IllegalStateException("no such customer"))).isFalse();
  }

  @Test
  void a_connection_that_was_closed_meanwhile_passes_and_other_words_do_not() {
    String said = "Connection is not active now, current status: CLOSED";
    assertThat(Faults.passing(new NoStackTraceThrowable(said))).isTrue();
    assertThat(Faults.passing(new NoStackTraceThrowable("no such view"))).isFalse();
  }

  private static PgException error(String state) {
    return new PgException("refused", "ERROR", state, null);
  }
}
