package org.slaledger.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slaledger.contract.json.AddendumDocument.Format;
import org.slaledger.contract.terms.Addendum;

class AddendumDocumentTest {
  private static final String YAML =
      """
      customer: acme
      zone: Europe/Amsterdam
      currency: EUR
      cycle: MONTH
      calendars: {office: 3}
      priorities:
        P1: {hours: 24x7, response: {target: PT30M, warnAt: [50, 80]}, waitingPauses: true}
        P3: {hours: office, response: {target: 2 working days}}
      services:
        - service: hosting
          fee: 1000.00
          points:
            - point: acme-portal
              probe:
                kind: HTTP
                url: https://portal.acme.example/health
              interval: PT60S
              timeout: PT10S
              confirm: 2
          unobserved: DOWN
          maintenance: {notice: PT48H}
          availability: {method: DOWNTIME, objective: "99.9"}
          credit: {schedule: TIERS, tiers: [{below: "99.9", percent: "10"}]}
      """;

  @Test
  void terms_in_yaml_and_in_json_are_the_same_terms() {
    // Given
    Addendum fromYaml = AddendumDocument.read(YAML.getBytes(UTF_8), Format.YAML);
    // When
    Addendum fromJson = AddendumDocument.read(AddendumDocument.canonical(fromYaml), Format.JSON);
    // Then
    assertThat(fromJson).isEqualTo(fromYaml);
    assertThat(fromJson.services().getFirst().fee()).isEqualTo(new BigDecimal("1000.00"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "currency: EUR|currency: EUR~colour: red|colour|is not known; allowed are basedOn, calendars",
        "confirm: 2|confirm: 2~        conform: 3|services[0].points[0].conform|allowed are confirm, int",
        "currency: EUR|curency: EUR|currency|is missing",
        "fee: 1000.00|free: 1000.00|services[0].fee|is missing",
        "fee: 1000.00|fee:|services[0].fee|may not be null",
        "fee: 1000.00|fee: 1e3|services[0].fee|\"1e3\" must be a plain decimal number such as 99.9",
        "fee: 1000.00|fee: much|services[0].fee|\"much\" must be a plain decimal number such as 99.9",
        "fee: 1000.00|fee: [1]|services[0].fee|must be a plain decimal number such as 99.9",
        "confirm: 2|confirm: 2.5|services[0].points[0].confirm|must be a whole number",
        "confirm: 2|confirm: '2'|services[0].points[0].confirm|must be a whole number",
        "confirm: 2|confirm: 3000000000|services[0].points[0].confirm|must be a whole number",
        "interval: PT60S|interval: 60|services[0].points[0].interval|must be a duration",
        "interval: PT60S|interval: 60s|services[0].points[0].interval|\"60s\" must be a duration",
        "interval: PT60S|interval: PT|services[0].points[0].interval|\"PT\" must be a duration",
        "point: acme-portal|point: a b|services[0].points[0].point|point \"a b\" is no name; allowed are",
        "point: acme-portal|point: 7|services[0].points[0].point|must be a text",
        "url: https://|url: ht tps://|services[0].points[0].probe.url|must be a URI",
        "service: hosting|service: 12|services[0].service|must be a text",
        "service: hosting|service: 1.5|services[0].service|must be a text",
        "service: hosting|service: true|services[0].service|must be a text",
        "unobserved: DOWN|unobserved: MAYBE|services[0].unobserved|\"MAYBE\" must be one of UP, DOWN",
        "unobserved: DOWN|unobserved: 1|services[0].unobserved|must be one of UP, DOWN",
        "P1: {|P9: {|priorities.P9|\"P9\" must be one of P1, P2, P3, P4",
        "target: PT30M|target: soon|priorities.P1.response.target|must be a duration such as PT4H, or",
        "2 working days|0 working days|priorities.P3.response.target|such as 2 working days",
        "2 working days|367 working days|priorities.P3.response.target|such as 2 working days",
        "{office: 3}|{office: x}|calendars.office|must be a whole number",
        "waitingPauses: true|waitingPauses: maybe|priorities.P1.waitingPauses|must be true or false",
        "[50, 80]|[50, null]|priorities.P1.response.warnAt[1]|may not be null",
        "[50, 80]|50|priorities.P1.response.warnAt|must be a list",
        "method: DOWNTIME|method: LUCK|services[0].availability.method|\"LUCK\" is not known; allowed",
        "method: DOWNTIME, |`~`|services[0].availability.method|is missing; allowed are DOWNTIME",
        "schedule: TIERS|schedule: ''|services[0].credit.schedule|is not known; allowed are TIERS",
        "below: \"99.9\"|per: 1|services[0].credit.tiers[0].per|allowed are atMost, below, percent",
        "cycle: MONTH|cycle: {a: 1}|cycle|must be one of MONTH, QUARTER",
        "customer: acme|customer: \"\"|customer|customer \"\" is no name; allowed are",
        "currency: EUR|currency: \"a\\0b\"|currency|must be a text without NUL",
      })
  void the_field_at_fault_is_named_with_what_is_allowed(
      String good, String bad, String path, String reason) {
    assertThatExceptionOfType(FieldProblem.class)
        .isThrownBy(() -> yaml(good, bad))
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.reason()).contains(reason).doesNotContain("slaledger", "java");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cycle: MONTH|cycle: MONTH~cycle: MONTH",
        "cycle: MONTH|cycle: [MONTH",
        "customer: acme|a: 1~---~customer: acme",
        "customer: acme|- customer: acme",
      })
  void what_is_no_single_plain_document_is_refused(String good, String bad) {
    assertThatExceptionOfType(FieldProblem.class).isThrownBy(() -> yaml(good, bad));
  }

  @Test
  void an_alias_is_refused_where_it_stands() {
    assertThatExceptionOfType(FieldProblem.class)
        .isThrownBy(
            () -> yaml("zone: Europe/Amsterdam\ncur", "zone: &z Europe/Amsterdam\nfoo: *z\ncur"))
        .satisfies(problem -> assertThat(problem.path()).isEqualTo("foo"));
  }

  @ParameterizedTest
  @CsvSource({"''", "null", "[]", "'{'", "'{\"a\":1}x'"})
  void what_is_no_json_object_is_refused(String document) {
    assertThatExceptionOfType(FieldProblem.class)
        .isThrownBy(() -> AddendumDocument.read(document.getBytes(UTF_8), Format.JSON));
  }

  @Test
  void a_document_that_fits_into_no_event_is_refused() {
    assertThatExceptionOfType(FieldProblem.class)
        .isThrownBy(
            () -> AddendumDocument.read(new byte[AddendumDocument.MAX_BYTES + 1], Format.YAML));
  }

  @Test
  void the_hash_is_that_of_the_canonical_form() throws Exception {
    // Given
    Addendum addendum = AddendumDocument.read(YAML.getBytes(UTF_8), Format.YAML);
    // When
    String canonical = new String(AddendumDocument.canonical(addendum), UTF_8);
    // Then
    assertThat(canonical).startsWith("{\"calendars\":{\"office\":3},\"currency\":\"EUR\",");
    assertThat(AddendumDocument.hash(addendum))
        .isEqualTo(
            HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8))));
  }

  @Test
  void the_order_of_fields_and_the_way_a_duration_is_written_change_no_hash() {
    // Given
    String other = YAML.replace("customer: acme\n", "").replace("PT48H", "P2D") + "customer: acme";
    // When
    Addendum addendum = AddendumDocument.read(other.getBytes(UTF_8), Format.YAML);
    // Then
    assertThat(AddendumDocument.hash(addendum))
        .isEqualTo(AddendumDocument.hash(yaml("acme", "acme")));
  }

  private static Addendum yaml(String good, String bad) {
    assertThat(YAML).contains(good);
    return AddendumDocument.read(
        YAML.replace(good, bad.replace("~", "\n")).getBytes(UTF_8), Format.YAML);
  }
}
