package org.slaledger.credit.domain.terms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.statement.ConformanceCase;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.EvidenceCase;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.StatementFold;

class RulesetOneTest {
  private static final Path EVIDENCE = Path.of("../deploy/conformance/cases/evidence.json");

  /**
   * Where it fails the sums are others: they are a new ruleset, and the old one stays beside it.
   */
  @Test
  void what_it_made_of_these_histories_it_makes_of_them_for_ever() throws Exception {
    assertThat(String.join("\n", statements()))
        .isEqualTo(new String(resource("/sla-1.txt"), UTF_8).strip());
  }

  private static List<String> statements() throws IOException {
    List<String> lines = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (JsonNode node : json.readTree(resource("/conformance/credits.json")).get("cases")) {
      if (ConformanceCase.isForStatements(node)) {
        lines.add(node.get("id").asText() + " " + new ConformanceCase(node).derived().hash());
      }
    }
    Given given = Given.acme();
    EvidenceCase.allOf(json.readTree(EVIDENCE.toFile()), given);
    Question june = Question.asOf(given.agreement, "2026-06", Given.at("08-01T00:00:00"));
    Derivation derived = StatementFold.derive(june, given.events());
    lines.add("evidence " + ((Derivation.Derived) derived).statement().hash());
    return lines;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = RulesetOneTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  /** Where it fails after an update of Java, the old ruleset stays and a new one is due. */
  @Test
  void the_frozen_decimals_are_those_that_java_knows() {
    for (Currency currency : Currency.getAvailableCurrencies()) {
      if (currency.getDefaultFractionDigits() >= 0) {
        assertThat(RulesetOne.currency(currency.getCurrencyCode()).digits())
            .as(currency.getCurrencyCode())
            .isEqualTo(currency.getDefaultFractionDigits());
      }
    }
  }
}
