package org.slaledger.ticket.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.journal.InboundEvent;

class AlertsTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final String FIRING =
      """
      {"status": "firing", "labels": {"alertname": "Slow", "sla_point": "portal"},
       "annotations": {"description": "p99 over 2 s"}, "startsAt": "2026-11-26T11:50:00.123456Z",
       "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "6ab1"}""";
  private static final String RESOLVED =
      FIRING.replace("firing", "resolved").replace("0001-01-01T00", "2026-11-26T11");
  private static final String WATCHDOG =
      """
      {"status": "firing", "labels": {"alertname": "Watchdog", "sla_watchdog": "1h30m"},
       "annotations": {}, "startsAt": "2026-11-01T00:00:00Z", "fingerprint": "77aa"}""";

  @Test
  void a_firing_alert_is_a_failure_and_says_which_check_it_is() {
    InboundEvent event = read(FIRING).next(9).orElseThrow().getFirst();
    assertThat(event.type()).isEqualTo("slaledger.ProbeFailed.v1");
    assertThat(event.id()).isEqualTo("6ab1/2026-11-26T11:50:00.123456Z/ProbeFailed");
    assertThat(event.source()).isEqualTo("http://am:9093");
    assertThat(event.subject()).isEqualTo("Slow/6ab1");
    assertThat(event.time()).isEqualTo(NOW);
    assertThat(event.data().path("at").asText()).isEqualTo("2026-11-26T11:50:00.123456Z");
    assertThat(event.data().path("detail").asText()).isEqualTo("Slow: p99 over 2 s");
    assertThat(event.data().path("alert").path("fingerprint").asText()).isEqualTo("6ab1");
  }

  @Test
  void a_resolved_alert_tells_of_both_ends_since_its_beginning_may_not_have_been_heard() {
    List<InboundEvent> events = read(RESOLVED).next(9).orElseThrow();
    assertThat(events)
        .extracting(InboundEvent::type)
        .containsExactly("slaledger.ProbeFailed.v1", "slaledger.ProbeRecovered.v1");
    assertThat(events.getFirst().id())
        .isEqualTo(read(FIRING).next(9).orElseThrow().getFirst().id());
    assertThat(events.getLast().data().path("at").asText()).isEqualTo("2026-11-26T11:00:00Z");
    assertThat(events.getLast().subject()).isEqualTo("Slow/6ab1");
  }

  @Test
  void a_group_is_told_alert_by_alert_and_what_names_no_point_is_passed_over() {
    Alerts alerts = read(FIRING, WATCHDOG, FIRING.replace("sla_point", "instance"));
    assertThat(alerts.next(9).orElseThrow()).hasSize(2);
    assertThat(alerts.passedOver()).isEqualTo(1);
  }

  @Test
  void a_watchdog_covers_what_its_label_says_and_nothing_once_it_is_resolved() {
    InboundEvent heard = read(WATCHDOG).next(9).orElseThrow().getFirst();
    assertThat(heard.type()).isEqualTo("slaledger.ObservationRecorded.v1");
    assertThat(heard.data().has("point")).isFalse();
    assertThat(heard.data().path("within").asText()).isEqualTo("PT1H30M");
    assertThat(heard.data().path("to").asText()).isEqualTo("2026-11-26T12:00:00Z");
    assertThat(read(WATCHDOG.replace("firing", "resolved")).next(9).orElseThrow()).isEmpty();
  }

  @Test
  void what_cannot_be_used_is_handed_on_as_it_is_and_becomes_a_dead_letter_there() {
    InboundEvent often = read(WATCHDOG.replace("1h30m", "often")).next(9).orElseThrow().getFirst();
    InboundEvent noon =
        read(FIRING.replace("2026-11-26T11:50:00.123456Z", "noon"))
            .next(9)
            .orElseThrow()
            .getFirst();
    assertThat(often.data().path("within").asText()).isEqualTo("often");
    assertThat(noon.data().path("at").asText()).isEqualTo("noon");
  }

  @Test
  void an_alert_that_is_too_long_is_told_without_its_own_words() {
    InboundEvent event =
        read(FIRING.replace(
                "\"annotations\": {",
                "\"annotations\": {\"runbook\": \"" + "x".repeat(40_000) + "\","))
            .next(9)
            .orElseThrow()
            .getFirst();
    assertThat(event.data().has("alert")).isFalse();
    assertThat(event.data().path("detail").asText()).isEqualTo("Slow: p99 over 2 s");
  }

  @Test
  void one_that_is_too_long_in_any_part_costs_no_other() {
    String endless = "x".repeat(40_000);
    Alerts alerts =
        read(
            FIRING.replace("p99", endless),
            FIRING.replace("portal", endless),
            FIRING.replace("Slow", endless),
            WATCHDOG.replace("1h30m", "99999999999999999999w"),
            FIRING);
    List<InboundEvent> events = alerts.next(9).orElseThrow();
    assertThat(events).hasSize(5);
    assertThat(events.get(3).data().path("within").asText()).endsWith("9w");
  }

  @Test
  void a_long_group_is_told_part_by_part_in_its_order_and_to_its_end() {
    // Given
    Alerts alerts = read(FIRING.replace("6ab1", "1"), RESOLVED, FIRING.replace("6ab1", "3"));
    // Then
    assertThat(alerts.next(2).orElseThrow())
        .extracting(event -> event.id().substring(0, 2))
        .containsExactly("1/", "6a", "6a");
    assertThat(alerts.next(2).orElseThrow()).hasSize(1);
    assertThat(alerts.next(2)).isEmpty();
    assertThat(read().next(2)).isEmpty();
  }

  @Test
  void how_many_were_left_out_is_known() {
    assertThat(read(FIRING).truncated()).isZero();
    byte[] body = "{\"version\": \"4\", \"alerts\": [], \"truncatedAlerts\": 7}".getBytes(UTF_8);
    assertThat(Alerts.read("pager", "sla_point", "sla_watchdog", NOW, body).truncated())
        .isEqualTo(7);
  }

  @Test
  void what_is_no_notification_is_refused() {
    refused("{\"version\": \"4\", \"alerts\": [{\"version\": \"4\"}]", "");
    refused("{\"alerts\": [{\"version\": \"4\"}]}", "version");
    refused("{\"version\": \"4\", \"more\": {\"alerts\": []}}", "alerts");
    refused("{\"version\": \"4\", \"alerts\": 7}", "alerts");
    refused("{", "");
    refused("[]", "version");
    refused("{\"version\": \"3\", \"alerts\": []}", "version");
    refused("{\"version\": \"4\"}", "alerts");
  }

  private static void refused(String body, String field) {
    assertThatThrownBy(
            () -> Alerts.read("pager", "sla_point", "sla_watchdog", NOW, body.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            FieldProblem.class, problem -> assertThat(problem.path()).isEqualTo(field));
  }

  private static Alerts read(String... alerts) {
    String body =
        """
        {"version": "4", "receiver": "sla", "status": "firing", "externalURL": "http://am:9093",
         "truncatedAlerts": 0, "alerts": [%s]}"""
            .formatted(String.join(",", alerts));
    return Alerts.read("pager", "sla_point", "sla_watchdog", NOW, body.getBytes(UTF_8));
  }
}
