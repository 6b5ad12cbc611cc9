package org.slaledger.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;

class EventJsonTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private final EventJson json = new EventJson();

  @Test
  void an_event_reads_back_as_it_was_written() {
    // Given
    Recorded written = json.write(priorityAssigned());
    // When
    Reading reading = json.read(written.line());
    // Then
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Known.class,
            known -> assertThat(known.recorded().envelope()).isEqualTo(written.envelope()));
    assertThat(new String(written.line(), UTF_8)).doesNotContain("\n");
  }

  @Test
  void an_unknown_field_is_passed_over() {
    assertThat(json.read(changed("\"impact\":", "\"mood\":{\"a\":1},\"impact\":")))
        .isInstanceOf(Reading.Known.class);
  }

  @Test
  void a_missing_field_is_named_with_its_path() {
    assertThat(json.read(changed("\"impact\"", "\"imp\"")))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class, bad -> assertThat(bad.path()).isEqualTo("data.impact"));
  }

  @Test
  void a_null_where_a_value_must_be_is_named_with_its_path() {
    assertThat(json.read(changed("\"CRITICAL\"", "null")))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class, bad -> assertThat(bad.path()).isEqualTo("data.impact"));
  }

  @Test
  void a_wrong_value_is_named_with_its_path() {
    assertThat(json.read(changed("\"CRITICAL\"", "\"HUGE\"")))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class, bad -> assertThat(bad.path()).isEqualTo("data.impact"));
  }

  @Test
  void a_type_of_tomorrow_is_unknown_and_not_unreadable() {
    assertThat(json.read(changed("PriorityAssigned.v1", "PriorityAssigned.v2")))
        .isEqualTo(new Reading.Unknown("slaledger.PriorityAssigned.v2", "ticket/T-1", 2));
  }

  @Test
  void a_line_that_is_no_json_is_unreadable() {
    assertThat(json.read("{\"a".getBytes(UTF_8))).isInstanceOf(Reading.Unreadable.class);
  }

  private byte[] changed(String from, String to) {
    String line = new String(json.write(priorityAssigned()).line(), UTF_8);
    assertThat(line).contains(from);
    return line.replace(from, to).getBytes(UTF_8);
  }

  private static Envelope priorityAssigned() {
    TicketId ticket = new TicketId("T-1");
    return new Envelope(
        UUID.fromString("01939f00-0000-7000-8000-000000000001"),
        "urn:slaledger:ticket-service",
        ticket.stream(),
        2,
        NOON,
        NOON,
        "agent-ada",
        null,
        null,
        null,
        new PriorityAssigned(ticket, Impact.CRITICAL, Priority.P1));
  }
}
