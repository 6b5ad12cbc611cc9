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
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.EventTypes;
import org.slaledger.credit.domain.statement.ConformanceCase;
import org.slaledger.credit.domain.statement.EvidenceCase;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.BuiltAnew;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Superuser;

/** The given cases by way of journal, relay, log and replay, as a customer asks for them. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class ConformanceThroughLogTest {
  private static final EventJson JSON = new EventJson();
  private static final Path EVIDENCE = Path.of("../deploy/conformance/cases/evidence.json");

  @AfterEach
  void no_view_lacks_what_was_put_into_the_journal_by_hand() {
    BuiltAnew.switched("credit-service");
  }

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
    journal(all);
    // Then
    expected.forEach(ConformanceThroughLogTest::assertSame);
  }

  private static void assertSame(JsonNode node, Statement expected) {
    String path = "/statements/%s/%s".formatted(expected.agreement(), expected.period());
    await(node.get("id").asText())
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(Api.as(Persona.AUDE).get(path + "/document").asByteArray())
                    .isEqualTo(expected.canonical()));
    JsonNode expect = node.get("expect");
    var service = Api.as(Persona.AUDE).get(path).jsonPath();
    for (String figure : List.of("availability", "creditPercent", "creditAmount")) {
      assertThat(service.getString("statement.services[0]." + figure))
          .as("%s of %s", figure, node.get("id"))
          .isEqualTo(expect.get(figure).asText());
    }
  }

  @Test
  void what_was_observed_comes_out_as_the_evidences_answers_say() throws Exception {
    // Given
    Map<String, EvidenceCase> cases = new LinkedHashMap<>();
    List<Envelope> all = new ArrayList<>();
    for (JsonNode node : new ObjectMapper().readTree(EVIDENCE.toFile()).get("cases")) {
      if (EvidenceCase.isForStatements(node)) {
        String name = Api.newName();
        EvidenceCase it = new EvidenceCase(node, name);
        all.addAll(it.given().events());
        cases.put(name, it);
      }
    }
    assertThat(cases).hasSize(55);
    // When
    journal(all);
    // Then
    Map<String, List<String>> differing = new LinkedHashMap<>();
    cases.forEach((name, it) -> awaitObserved(name, it, differing));
    assertThat(differing).isEmpty();
  }

  /** Each by itself, so that one that differs does not hide the others. */
  private static void awaitObserved(
      String name, EvidenceCase it, Map<String, List<String>> differing) {
    Duration patience = differing.isEmpty() ? Duration.ofMinutes(1) : Duration.ofSeconds(1);
    try {
      await().atMost(patience).until(() -> observed(name, it).equals(it.expected()));
    } catch (ConditionTimeoutException e) {
      differing.put(it.expected().toString(), observed(name, it));
    }
  }

  private static List<String> observed(String name, EvidenceCase it) {
    try {
      String answer = Api.as(Persona.AUDE).get("/statements/" + name + "/2026-06").asString();
      return it.observed(
          new ObjectMapper()
              .readTree(answer)
              .path("statement")
              .path("services")
              .path(0)
              .path("account"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode cases() throws IOException {
    try (InputStream in =
        ConformanceThroughLogTest.class.getResourceAsStream("/conformance/credits.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in)).get("cases");
    }
  }

  /** With the times that the cases tell, which no command would let pass. */
  private static void journal(List<Envelope> events) throws SQLException {
    try (Connection database = Superuser.of(Api.DATABASE).connect();
        PreparedStatement row =
            database.prepareStatement(
                "INSERT INTO journal (stream, version, type, body, recorded_at)"
                    + " VALUES (?, ?, ?, ?, ?)")) {
      for (Envelope event : events) {
        row.setString(1, event.stream().value());
        row.setLong(2, event.streamVersion());
        row.setString(3, EventTypes.typeOf(event.data().getClass()));
        row.setBytes(4, JSON.write(event).line());
        row.setObject(5, event.recordedTime().atOffset(ZoneOffset.UTC));
        row.addBatch();
      }
      row.executeBatch();
    }
  }
}
