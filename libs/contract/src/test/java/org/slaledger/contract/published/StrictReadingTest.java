package org.slaledger.contract.published;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.CustomerEvent.CustomerRegistered;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.LineTooLong;
import org.slaledger.contract.json.Reading;

class StrictReadingTest {
  private final EventJson json = new EventJson();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "AddendumProposed|\"fee\":\"1000.00\",|``|data.addendum.services[0].fee|is missing",
        "AddendumProposed|\"fee\":\"1000.00\"|\"fee\":1000.00|data.addendum.services[0].fee|in quotes",
        "AddendumProposed|\"confirm\":2|\"confirm\":2.0|data.addendum.services[0].points[0].confirm|whole",
        "AddendumProposed|\"warnAt\":[50,80]|\"warnAt\":[50,null]|data.addendum.priorities.P1.response.warnAt[1]|null",
        "AddendumProposed|\"P1\":{|\"P7\":{|data.addendum.priorities.P7|one of P1, P2, P3, P4",
        "AddendumProposed|{\"P1\":|{\"P1\":null,\"P2\":|data.addendum.priorities.P1|may not be null",
        "CalendarPublished|{\"FRIDAY\":[|{\"FRIDAY\":[null,|data.terms.hours.FRIDAY[0]|null",
        "AddendumProposed|\"DOWNTIME\"|\"X\"|data.addendum.services[0].availability.method|DOWNTIME",
        "AddendumProposed|\"at\":\"2027-03|\"at\":\"2027-33|data.zone.transitions[0].at|instant",
        "ClockStarted|\"target\":\"PT30M\"|\"target\":1800|data.terms.target|must be a text",
        "ClockStarted|\"addendumVersion\":1|\"addendumVersion\":\"1\"|data.terms.addendumVersion|whole",
        "ClockStarted|\"percent\":80|\"percent\":80.5|data.deadline.warnings[0].percent|must be a whole number",
        "ClockStarted|\"percent\":80|\"percent\":3000000000|data.deadline.warnings[0].percent|whole number",
        "ClockStarted|\"hours\":\"office\"|\"hours\":24|data.terms.hours|must be a text",
        "ClockStarted|\"startedAt\":\"2026-11-23T12:00:00Z\"|\"startedAt\":1|data.startedAt|instant",
        "ClockStarted|\"startedAt\":\"2026-11-23T12:00:00Z\"|\"startedAt\":\"\"|data.startedAt|instant",
        "ClockStopped|\"met\":true|\"met\":\"true\"|data.met|must be true or false",
        "ClockStopped|\"met\":true|\"met\":1|data.met|must be true or false",
        "StatementIssued|\"version\":812|\"version\":812.5|data.cut[1].version|must be a whole number",
        "StatementIssued|probe/acme-portal|lake/acme-portal|data.cut[1].stream|no topic holds",
        "PriorityAssigned|\"priority\":\"P1\"|\"priority\":\"p1\"|data.priority|one of P1, P2, P3, P4",
        "PriorityAssigned|\"priority\":\"P1\"|\"priority\":0|data.priority|one of P1, P2, P3, P4",
        "PriorityAssigned|\"ticket\":\"T-1042\"|\"ticket\":\"T 1042\"|data.ticket|allowed are",
        "PriorityAssigned|\"subject\":\"ticket/|\"subject\":\"customer/|subject|belongs to sla.tickets",
        "PriorityAssigned|\"id\":\"01939f00|\"id\":\"1939f00|id|UUID",
        "PriorityAssigned|12:00:00.017Z|12:00:00.0171Z|recordedtime|finer than a millisecond",
        "PriorityAssigned|\"streamversion\":3|\"streamversion\":3.0|streamversion|whole number",
        "PriorityAssigned|\"streamversion\":3|\"streamversion\":0|streamversion|whole number",
        "PriorityAssigned|\"specversion\":\"1.0\"|\"specversion\":1.0|specversion|must be a text",
        "PriorityAssigned|\"actor\":\"ticket-service\"|\"actor\":\" \"|actor|missing or blank",
        "PriorityAssigned|\"data\":{|\"data\":[],\"old\":{|data|must be a JSON object",
        "CustomerRegistered|\"name\":\"Acme|\"name\":\"\\u0000Acme|data.name|without NUL",
        "CustomerRegistered|\"name\":\"Acme|\"name\":\"\\ud800Acme|data.name|half surrogate pairs",
        "TicketOpened|\"text\":\"v1:|\"text\":\"1:|data.text|a sealed text is v<algorithm>:<key>",
      })
  void what_is_wrong_is_named_with_its_path(
      String event, String good, String bad, String path, String reason) {
    assertThat(json.read(changed(event, good, bad)))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            problem -> {
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.reason()).contains(reason).doesNotContain("org.sla", "java.");
            });
  }

  @Test
  void a_key_that_stands_twice_is_refused() {
    assertThat(
            json.read(changed("PriorityAssigned", "\"impact\":", "\"ticket\":\"T-2\",\"impact\":")))
        .isInstanceOf(Reading.Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "7", "{}x", "{}{}", " {}", "\uFEFF{}"})
  void what_is_no_json_object_alone_is_unreadable(String line) {
    assertThat(json.read(line.getBytes(UTF_8))).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void a_line_in_another_encoding_is_unreadable() {
    // Given
    String line = new String(line("PriorityAssigned"), UTF_8);
    // Then
    assertThat(json.read(line.getBytes(UTF_16LE))).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void bytes_that_are_no_utf_8_are_unreadable() {
    // Given
    byte[] line = changed("CustomerRegistered", "Acme", "Æcme");
    // When
    line[new String(line, UTF_8).indexOf("Æ") + 1] = 'x';
    // Then
    assertThat(json.read(line)).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void an_event_over_two_lines_is_unreadable() {
    assertThat(json.read(changed("PriorityAssigned", ",\"data\"", ",\n\"data\"")))
        .isEqualTo(new Reading.Unreadable("", "more than one line"));
  }

  @Test
  void the_longest_line_is_60_kb() {
    // Given
    int rest = json.write(registered("").envelope()).line().length;
    Sample longest = registered("x".repeat(EventJson.MAX_LINE - rest));
    Sample longer = registered("x".repeat(EventJson.MAX_LINE - rest + 1));
    // Then
    byte[] line = json.write(longest.envelope()).line();
    assertThat(line).hasSize(61_440);
    assertThat(json.read(line)).isInstanceOf(Reading.Known.class);
    assertThatExceptionOfType(LineTooLong.class)
        .isThrownBy(() -> json.write(longer.envelope()))
        .withMessageContaining("61441 bytes; allowed are 61440");
    assertThat(json.read(Arrays.copyOf(line, line.length + 1)))
        .isEqualTo(new Reading.Unreadable("", "longer than 61440 bytes: 61441"));
  }

  @Test
  void an_event_on_a_stream_of_another_topic_is_not_written() {
    // Given
    Sample stray = new Sample(new TicketId("T-1").stream(), registered("Acme").event());
    // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> json.write(stray.envelope()))
        .withMessageContaining("belongs to sla.customers");
  }

  private byte[] changed(String event, String good, String bad) {
    String line = new String(line(event), UTF_8);
    assertThat(line).contains(good);
    return line.replace(good, bad).getBytes(UTF_8);
  }

  private byte[] line(String event) {
    return json.write(Sample.of(event).envelope()).line();
  }

  private static Sample registered(String name) {
    return new Sample(
        new CustomerId("acme").stream(), new CustomerRegistered(new CustomerId("acme"), name));
  }
}
