package org.slaledger.rules.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slaledger.rules.Checked;
import org.slaledger.rules.credit.Owed;
import org.slaledger.rules.credit.Period;
import org.slaledger.rules.credit.SignableTerms;
import org.slaledger.rules.time.FrozenZone;

class CreditsConformanceTest {
  private static final AtomicInteger ANSWERED = new AtomicInteger();

  @TestFactory
  Stream<DynamicTest> every_case_gets_its_known_answer() {
    return Cases.in("credits.json").stream()
        .map(node -> DynamicTest.dynamicTest(node.get("id").asText(), () -> answer(node)));
  }

  @AfterAll
  static void none_was_skipped() {
    assertThat(ANSWERED).hasValue(31);
  }

  private static void answer(JsonNode node) {
    Cases.known(node, "id", "source", "addendum", "period", "evidence", "exclusions", "expect");
    JsonNode addendum = Cases.known(node.get("addendum"), "zone", "currency", "cycle", "service");
    FrozenZone zone = FrozenZone.named(addendum.get("zone").asText(), 2020, 2030).orElseThrow();
    Period period = Period.parse(node.get("period").asText(), zone).orElseThrow();
    Checked<SignableTerms> terms = SignableTerms.of(CreditCase.terms(addendum));
    JsonNode expect = node.get("expect");
    if (expect.has("refused")) {
      assertThat(terms).isInstanceOf(Checked.Refused.class);
    } else {
      check(expect, terms.orElseThrow().reckon(CreditCase.facts(node, period)));
    }
    assertThat(period.cycle().name()).isEqualTo(addendum.get("cycle").asText());
    ANSWERED.incrementAndGet();
  }

  private static void check(JsonNode expect, Owed owed) {
    Cases.known(expect, "availability", "creditPercent", "creditAmount");
    assertThat(owed.availability()).isNotNull();
    assertThat(owed.availability().percent()).hasToString(expect.get("availability").asText());
    assertThat(owed.percent()).hasToString(expect.get("creditPercent").asText());
    assertThat(owed.amount()).hasToString(expect.get("creditAmount").asText());
    assertThat(owed.account().totals().values().stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(owed.facts().period().interval().length());
  }
}
