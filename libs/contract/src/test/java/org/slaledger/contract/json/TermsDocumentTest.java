package org.slaledger.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.json.AddendumDocument.Format;
import org.slaledger.contract.terms.PackageTerms;

class TermsDocumentTest {
  @Test
  void all_that_is_wrong_is_said_at_once() {
    String document =
        """
        zone: 7
        colour: blue
        cycle: DECADE
        priorities:
          P1: {hours: 24x7, response: {target: soon, warnAt: [x, 2]}}
          P2: {response: {warnAt: many}}
        services:
          - fee: 010
            exclusions: [WEATHER]
          - {service: mail, fee: much, availability: {method: DOWNTIME}}
        """;
    assertThat(problems(document))
        .containsExactlyInAnyOrder(
            "zone",
            "colour",
            "cycle",
            "priorities.P1.response.target",
            "priorities.P1.response.warnAt[0]",
            "priorities.P2.hours",
            "priorities.P2.response.target",
            "priorities.P2.response.warnAt",
            "services[0].fee",
            "services[0].exclusions[0]",
            "services[0].service",
            "services[1].fee",
            "services[1].availability.objective");
  }

  @Test
  void numbers_keep_their_digits() {
    var tree =
        TermsDocument.tree("services: [{service: a, fee: 99.90}]".getBytes(UTF_8), Format.YAML);
    PackageTerms terms = requireNonNull(TermsDocument.read(tree, PackageTerms.class).value());
    assertThat(requireNonNull(terms.services()).getFirst().fee()).hasToString("99.90");
  }

  @Test
  void two_documents_are_none() {
    assertThatThrownBy(
            () -> TermsDocument.tree("zone: UTC\n---\nzone: UTC\n".getBytes(UTF_8), Format.YAML))
        .isInstanceOf(FieldProblem.class);
  }

  private static List<String> problems(String document) {
    return TermsDocument.read(
            TermsDocument.tree(document.getBytes(UTF_8), Format.YAML), PackageTerms.class)
        .problems()
        .stream()
        .map(FieldProblem::path)
        .toList();
  }
}
