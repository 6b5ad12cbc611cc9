package org.slaledger.credit.domain.agreement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.json.AddendumDocument;
import org.slaledger.contract.json.AddendumDocument.Format;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.agreement.AgreementCommand.ProposeAddendum;
import org.slaledger.promises.Agreement;

class AddendumCheckTest {
  private static final AgreementId OTHER = new AgreementId("acme-2025");
  private static final String GOOD =
      """
      customer: acme
      zone: Europe/Amsterdam
      currency: EUR
      cycle: MONTH
      priorities:
        P1: {hours: 24x7, response: {target: PT30M, warnAt: [50, 80]}}
        P2: {hours: office, response: {target: PT4H}, resolve: {target: 2 working days}}
      services:
        - service: hosting
          fee: 1000.00
          firstPeriodFee: 400.00
          unobserved: EXCLUDED
          maintenance: {notice: PT48H}
          points:
            - {point: web, probe: {kind: HTTP, url: "https://web.example/health"}, interval: PT30S, timeout: PT5S, confirm: 3}
          availability: {method: DOWNTIME, objective: 99.9}
          credit: {schedule: TIERS, tiers: [{below: 99.9, percent: 10}, {below: 99, percent: 25}]}
      """;

  @Test
  void good_terms_pass() {
    assertThat(fields(GOOD)).isEmpty();
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() {
    String wrong =
        GOOD.replace("zone: Europe/Amsterdam\ncurrency", "zone: Europe/Atlantis\ncurrency")
            .replace("currency: EUR", "currency: EURO")
            .replace("hours: office", "hours: night")
            .replace("[50, 80]", "[80, 50, 100]")
            .replace("confirm: 3", "confirm: 0")
            .replace("timeout: PT5S", "timeout: PT31S")
            .replace("https://", "ftp://")
            .replace("objective: 99.9", "objective: 100.1")
            .replace("fee: 1000.00", "fee: -1");
    assertThat(fields(wrong))
        .containsExactlyInAnyOrder(
            "zone",
            "currency",
            "priorities.P2.hours",
            "priorities.P1.response.warnAt[1]",
            "priorities.P1.response.warnAt[2]",
            "services[0].points[0].confirm",
            "services[0].points[0].timeout",
            "services[0].points[0].probe.url",
            "services[0].availability.objective",
            "services[0].fee");
  }

  @Test
  void no_location_is_named_like_an_integrator() {
    String point = "      - {point: web, ";
    String told =
        "      - {point: told, probe: {kind: REPORTED, integrator: pager}, interval: PT30S,"
            + " timeout: PT5S, confirm: 1, locations: [pager]}\n";
    String places = GOOD.replace("confirm: 3}", "confirm: 3, locations: [ams, pager]}");
    assertThat(fields(places)).isEmpty();
    assertThat(fields(places.replace(point, told + point)))
        .containsExactly("services[0].points[1].locations[1]");
  }

  @Test
  void the_calendars_that_were_read_are_written_out() {
    assertThat(accepted(GOOD).addendum().calendars()).isEqualTo(Map.of("office", 3));
    assertThat(accepted(GOOD + "calendars: {office: 3}\n").addendum().calendars())
        .isEqualTo(Map.of("office", 3));
    assertThat(fields(GOOD + "calendars: {office: 2, night: 1}\n"))
        .containsExactlyInAnyOrder("calendars.office", "calendars.night");
  }

  @Test
  void a_target_that_the_calendar_never_reaches_is_refused() {
    for (String never : List.of("P300D", "PT0S", "366 working days")) {
      assertThat(fields(GOOD.replace("target: PT4H", "target: " + never)))
          .containsExactly("priorities.P2.response.target");
    }
  }

  @Test
  void support_hours_are_a_calendar() {
    assertThat(fields(GOOD + "supportHours: office\n")).isEmpty();
    assertThat(fields(GOOD + "supportHours: night\n")).containsExactly("supportHours");
  }

  @Test
  void an_interval_under_a_second_is_refused() {
    assertThat(
            fields(
                GOOD.replace(
                    "interval: PT30S, timeout: PT5S", "interval: PT0.5S, timeout: PT0.5S")))
        .containsExactly("services[0].points[0].interval");
  }

  @Test
  void two_services_or_points_of_one_name_are_refused() {
    String services = GOOD.substring(GOOD.indexOf("  - service"));
    assertThat(fields(GOOD + services))
        .containsExactly("services[1].service", "services[1].points[0].point");
  }

  @Test
  void what_the_sums_can_not_be_made_of_is_refused() {
    assertThat(fields(GOOD.replace("below: 99,", "below: 99.9,"))).isNotEmpty();
    assertThat(fields(GOOD.replace("below: 99.9,", "below: 99.95,"))).isNotEmpty();
    assertThat(fields(GOOD.replace("percent: 25", "percent: 5"))).isNotEmpty();
  }

  @Test
  void what_the_contract_must_hold_is_checked_all_at_once() {
    String wrong =
        GOOD.replace("confirm: 3}", "confirm: 3, quorum: 0, staleness: PT10S}")
                .replace("{notice: PT48H}", "{notice: PT48H, within: nights, yearlyCap: PT-1S}")
            + """
            responseCredit: {percent: 0, cap: 101}
            changes: [{what: " ", requestedBy: [], approvedBy: []}]
            claims: {claimWithin: PT0S, disputeWithin: PT0S, ruleWithin: PT0S}
            checkpointKey: key
            """;
    assertThat(fields(wrong))
        .containsExactlyInAnyOrder(
            "services[0].points[0].quorum",
            "services[0].points[0].staleness",
            "services[0].maintenance.within",
            "services[0].maintenance.yearlyCap",
            "responseCredit.percent",
            "responseCredit.cap",
            "changes[0].what",
            "changes[0].requestedBy",
            "claims.claimWithin",
            "claims.disputeWithin",
            "claims.ruleWithin",
            "checkpointKey");
  }

  @Test
  void a_verifier_key_carries_its_own_hash() {
    String name = "PeterNeumann+c74f20a3+";
    String key = "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    assertThat(fields(GOOD + "checkpointKey: " + name + key + "\n")).isEmpty();
    assertThat(fields(GOOD + "checkpointKey: " + name.replace("c7", "c8") + key + "\n"))
        .containsExactly("checkpointKey");
    assertThat(fields(GOOD + "checkpointKey: " + name + key.replace("AR", "Ag") + "\n"))
        .containsExactly("checkpointKey");
  }

  @Test
  void a_first_period_that_is_not_whole_states_its_fee_and_no_other_does() {
    String boundary = "effective: 2026-06-30T22:00:00Z\n";
    String within = "effective: 2026-07-15T00:00:00Z\n";
    String none = GOOD.replace("    firstPeriodFee: 400.00\n", "");
    assertThat(fields(none + boundary)).isEmpty();
    assertThat(fields(GOOD + within)).isEmpty();
    assertThat(fields(GOOD)).isEmpty();
    assertThat(fields(none)).containsExactly("services[0].firstPeriodFee");
    assertThat(fields(none + within)).containsExactly("services[0].firstPeriodFee");
    assertThat(fields(GOOD + boundary)).containsExactly("services[0].firstPeriodFee");
    assertThat(fields(GOOD.replace("Fee: 400", "Fee: -4") + within))
        .containsExactly("services[0].firstPeriodFee");
  }

  @Test
  void a_service_that_another_agreement_promises_at_that_time_is_refused() {
    Elsewhere open = new Elsewhere(OTHER, "hosting", Given.at("01-01T00:00:00"), null);
    Elsewhere over = new Elsewhere(OTHER, "hosting", Instant.EPOCH, Given.at("06-01T00:00:00"));
    Elsewhere otherwise = new Elsewhere(OTHER, "mail", Instant.EPOCH, null);
    assertThat(fields(GOOD, over, otherwise)).isEmpty();
    assertThat(fields(GOOD, open)).containsExactly("services[0].service");
  }

  @Test
  void an_agreement_promises_what_its_versions_say_until_the_next_one_or_its_end() {
    var named = AddendumDocument.read(GOOD.getBytes(UTF_8), Format.YAML);
    var renamed =
        AddendumDocument.read(
            GOOD.replace("service: hosting", "service: mail").getBytes(UTF_8), Format.YAML);
    Instant may = Given.at("05-01T00:00:00");
    Instant june = Given.at("06-01T00:00:00");
    Instant july = Given.at("07-01T00:00:00");
    assertThat(
            Elsewhere.of(
                OTHER,
                List.of(
                    new Elsewhere.Signed(1, may, named), new Elsewhere.Signed(2, june, renamed)),
                july))
        .containsExactly(
            new Elsewhere(OTHER, "hosting", may, june), new Elsewhere(OTHER, "mail", june, july));
  }

  @Test
  void yaml_and_json_of_the_same_terms_have_the_same_hash() {
    var fromYaml = AddendumDocument.read(GOOD.getBytes(UTF_8), Format.YAML);
    var fromJson = AddendumDocument.read(AddendumDocument.canonical(fromYaml), Format.JSON);
    assertThat(AddendumDocument.hash(fromJson)).isEqualTo(AddendumDocument.hash(fromYaml));
  }

  private static AddendumProposed accepted(String yaml) {
    return (AddendumProposed)
        ((Decision.Accepted<AgreementEvent>) decide(yaml)).events().getFirst();
  }

  private static List<String> fields(String yaml, Elsewhere... elsewhere) {
    return switch (decide(yaml, elsewhere)) {
      case Decision.Accepted<AgreementEvent> _ -> List.of();
      case Decision.Refused<AgreementEvent> no ->
          no.violations().stream().map(Violation::field).toList();
    };
  }

  private static Decision<AgreementEvent> decide(String yaml, Elsewhere... elsewhere) {
    return AgreementDecider.decide(
        new AgreementId("acme-2026"),
        Agreement.NONE,
        new ProposeAddendum(
            AddendumDocument.read(yaml.getBytes(UTF_8), Format.YAML),
            new Known(true, Map.of(), List.of(Given.office(3)), List.of(elsewhere))),
        Given.at("06-10T12:00:00"));
  }
}
