package org.slaledger.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.json.AddendumDocument.Format;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.PackageTerms;
import org.slaledger.contract.terms.PackageVersion;

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
  void an_unknown_kind_hides_nothing_that_stands_beside_it_or_behind() {
    String document =
        """
        colour: blue
        services:
          - service: mail
            availability: {method: DOWNTME, objective: high}
            credit: {cap: 30, multiple: 2}
          - {service: web, fee: ten}
        """;
    assertThat(problems(document))
        .containsExactlyInAnyOrder(
            "colour",
            "services[0].availability.method",
            "services[0].availability.objective",
            "services[0].credit.schedule",
            "services[1].fee");
  }

  @Test
  void a_whole_that_is_missing_hides_nothing_behind_it() {
    String document =
        """
        customer: acme
        zone: UTC
        currency: EUR
        cycle: MONTH
        priorities: {}
        services:
          - {service: mail, fee: 10, points: [], unobserved: UP}
          - {service: web, fee: ten, points: [], unobserved: UP}
        """;
    var tree = TermsDocument.tree(document.getBytes(UTF_8), Format.YAML);
    var read = TermsDocument.read(tree, Addendum.class);
    assertThat(read.value()).isNull();
    assertThat(requireNonNull(read.mended()).services()).hasSize(2);
    assertThat(read.problems())
        .map(FieldProblem::path)
        .containsExactlyInAnyOrder(
            "services[0].availability",
            "services[0].credit",
            "services[1].fee",
            "services[1].availability",
            "services[1].credit");
  }

  @Test
  void what_is_allowed_is_said_of_each() {
    assertThat(read("services: [{fee: x, maintenance: {within: office}}]"))
        .map(FieldProblem::violation)
        .extracting(Violation::field, Violation::allowed)
        .containsExactlyInAnyOrder(
            tuple("services[0].fee", "a plain decimal number such as 99.9"),
            tuple("services[0].maintenance.notice", "a duration such as PT30M or P1D"),
            tuple("services[0].service", "a text"));
    var named = TermsDocument.tree("name: a b".getBytes(UTF_8), Format.YAML);
    assertThat(TermsDocument.read(named, PackageVersion.class).problems())
        .map(FieldProblem::violation)
        .containsExactly(
            new Violation(
                "name",
                "package \"a b\" is no name",
                "1 to 64 letters, digits, dots, underscores, hyphens"));
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
    return read(document).stream().map(FieldProblem::path).toList();
  }

  private static List<FieldProblem> read(String document) {
    return TermsDocument.read(
            TermsDocument.tree(document.getBytes(UTF_8), Format.YAML), PackageTerms.class)
        .problems();
  }
}
