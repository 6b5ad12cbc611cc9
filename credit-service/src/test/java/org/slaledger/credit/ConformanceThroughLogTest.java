package org.slaledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.statement.ConformanceCase;
import org.slaledger.credit.domain.statement.EvidenceCase;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;

/** The given cases by way of log and replay, as a customer asks for them. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class ConformanceThroughLogTest {
  private static final Path EVIDENCE = Path.of("../deploy/conformance/cases/evidence.json");

  @Test
  void each_case_comes_out_as_its_answer_says_and_as_without_any_of_them() throws Exception {
    // Given
    Map<JsonNode, Statement> expected = new LinkedHashMap<>();
    List<Envelope> all = new ArrayList<>();
    for (JsonNode node : cases()) {
      if (ConformanceCase.isForStatements(node)) {
        ConformanceCase it = new ConformanceCase(node, Api.newName());
        all.addAll(it.given().events());
        expected.put(node, new ConformanceCase(node, it.question().agreement().value()).derived());
      }
    }
    assertThat(expected).hasSize(30);
    // When
    Api.publish(all);
    // Then
    expected.forEach(ConformanceThroughLogTest::assertSame);
  }

  private static void assertSame(JsonNode node, Statement expected) {
    await(node.get("id").asText())
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(document(expected.agreement().value(), expected.period()))
                    .isEqualTo(expected.canonical()));
    JsonNode expect = node.get("expect");
    var service = expected.services().getFirst();
    assertThat(service.availability()).hasToString(expect.get("availability").asText());
    assertThat(service.creditPercent()).hasToString(expect.get("creditPercent").asText());
    assertThat(service.creditAmount()).hasToString(expect.get("creditAmount").asText());
  }

  @Test
  void what_was_observed_comes_out_as_the_evidences_answers_say() throws Exception {
    // Given one agreement, each case a service of it
    String name = Api.newName();
    Given given = new Given(name, name);
    List<EvidenceCase> cases = new ArrayList<>();
    for (JsonNode node : new ObjectMapper().readTree(EVIDENCE.toFile()).get("cases")) {
      if (EvidenceCase.isForStatements(node)) {
        cases.add(new EvidenceCase(node, given, "case-" + cases.size()));
      }
    }
    assertThat(cases).hasSize(55);
    given.signed(
        given.addendum(cases.stream().map(EvidenceCase::service).toArray(ServiceTerms[]::new)),
        Given.at("05-01T00:00:00"));
    cases.forEach(EvidenceCase::record);
    // When
    Api.publish(given.events());
    // Then
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              JsonNode statement = new ObjectMapper().readTree(document(name, "2026-06"));
              assertThat(cases)
                  .allSatisfy(it -> assertThat(it.observed(statement)).isEqualTo(it.expected()));
            });
  }

  private static byte[] document(String agreement, String period) {
    return Api.as(Persona.AUDE)
        .get("/statements/%s/%s/document".formatted(agreement, period))
        .asByteArray();
  }

  private static JsonNode cases() throws IOException {
    try (InputStream in =
        ConformanceThroughLogTest.class.getResourceAsStream("/conformance/credits.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in)).get("cases");
    }
  }
}
