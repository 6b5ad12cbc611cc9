package org.slaledger.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.PackageId;
import org.slaledger.contract.json.AddendumDocument.Format;
import org.slaledger.contract.terms.PackageTerms;
import org.slaledger.contract.terms.PackageVersion;

class PackagedDocumentTest {
  private static final String PACKAGE =
      """
      zone: UTC
      currency: EUR
      cycle: MONTH
      priorities:
        P1: {hours: 24x7, response: {target: PT30M, warnAt: [50, 80]}}
        P2: {hours: office, response: {target: PT4H}}
      responseCredit: {percent: 1, cap: 10}
      services:
        - service: hosting
          fee: 1000.00
          unobserved: DOWN
          availability: {method: DOWNTIME, objective: 99.9, minimumOutage: PT1M}
          credit: {schedule: TIERS, tiers: [{below: 99.9, percent: 10}], cap: 50}
        - service: mail
          fee: 10
      """;

  @Test
  void what_the_document_does_not_say_is_the_packages_however_deep() {
    PackagedDocument merged =
        merged("priorities: {P1: {response: {warnAt: [90]}}, P3: {hours: 24x7}}");
    assertThat(merged.whole().at("/priorities").toString())
        .isEqualTo(
            """
            {"P1":{"hours":"24x7","response":{"target":"PT30M","warnAt":[90]}},\
            "P2":{"hours":"office","response":{"target":"PT4H"}},"P3":{"hours":"24x7"}}\
            """);
    assertThat(merged.isOfPackage("priorities.P1.response.target")).isTrue();
    assertThat(merged.isOfPackage("priorities.P1.response.warnAt[0]")).isFalse();
    assertThat(merged.isOfPackage("priorities.P3.response")).isFalse();
    assertThat(merged.whole().at("/basedOn").toString())
        .isEqualTo("{\"name\":\"business\",\"version\":2}");
  }

  @Test
  void services_are_matched_by_name_and_only_those_that_are_named_are_there() {
    PackagedDocument merged =
        merged("services: [{service: dns}, {service: hosting, credit: {cap: 20}}]");
    assertThat(merged.whole().at("/services")).hasSize(2);
    assertThat(merged.whole().at("/services/0/fee").isMissingNode()).isTrue();
    assertThat(merged.whole().at("/services/1/fee").asText()).isEqualTo("1000.00");
    assertThat(merged.whole().at("/services/1/credit/cap").asInt()).isEqualTo(20);
    assertThat(merged.whole().at("/services/1/credit/tiers")).hasSize(1);
    assertThat(merged.isOfPackage("services[1].fee")).isTrue();
    assertThat(merged.isOfPackage("services[1].credit.cap")).isFalse();
  }

  @Test
  void another_schedule_takes_nothing_of_the_packages_and_null_nothing_at_all() {
    PackagedDocument merged =
        merged(
            """
            responseCredit: null
            services:
              - {service: hosting, credit: {schedule: PRO_RATA, multiple: 2}}
            """);
    assertThat(merged.whole().at("/responseCredit").isNull()).isTrue();
    assertThat(merged.whole().at("/services/0/credit").toString())
        .isEqualTo("{\"schedule\":\"PRO_RATA\",\"multiple\":2}");
  }

  private static PackagedDocument merged(String document) {
    PackageTerms terms =
        requireNonNull(TermsDocument.read(tree(PACKAGE), PackageTerms.class).value());
    return PackagedDocument.of(
        tree(document), new PackageVersion(new PackageId("business"), 2), terms);
  }

  private static ObjectNode tree(String yaml) {
    return TermsDocument.tree(yaml.getBytes(UTF_8), Format.YAML);
  }
}
