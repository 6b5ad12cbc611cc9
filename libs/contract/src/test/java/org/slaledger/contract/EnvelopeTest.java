package org.slaledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.event.CustomerEvent.CustomerRegistered;

class EnvelopeTest {
  private static final CustomerId ACME = new CustomerId("acme");
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void what_happened_may_lie_before_what_was_written() {
    assertThat(envelope(1, NOON.minusSeconds(86_400), NOON, "s", "a").time()).isBefore(NOON);
  }

  @Test
  void versions_begin_with_1() {
    assertThatIllegalArgumentException().isThrownBy(() -> envelope(0, NOON, NOON, "s", "a"));
  }

  @Test
  void times_are_whole_milliseconds() {
    Instant finer = NOON.plusNanos(1);
    assertThatIllegalArgumentException().isThrownBy(() -> envelope(1, finer, NOON, "s", "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> envelope(1, NOON, finer, "s", "a"));
  }

  @Test
  void source_and_actor_are_given() {
    assertThatIllegalArgumentException().isThrownBy(() -> envelope(1, NOON, NOON, " ", "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> envelope(1, NOON, NOON, "s", ""));
  }

  private static Envelope envelope(
      long version, Instant time, Instant recorded, String source, String actor) {
    return new Envelope(
        UUID.randomUUID(),
        source,
        ACME.stream(),
        version,
        time,
        recorded,
        actor,
        null,
        null,
        null,
        new CustomerRegistered(ACME, "Acme"));
  }
}
