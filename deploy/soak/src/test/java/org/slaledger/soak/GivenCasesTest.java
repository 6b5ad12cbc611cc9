package org.slaledger.soak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.EventTypes;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.statement.ConformanceCase;
import org.slaledger.credit.domain.statement.EvidenceCase;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;
import org.slaledger.soak.load.Answer;
import org.slaledger.soak.load.Client;
import org.slaledger.soak.load.Command;
import org.slaledger.soak.stand.Stand;
import org.slaledger.soak.stand.StandPlan;

/**
 * The given cases by way of journal, log and replay, as an auditor asks for them. No command takes
 * the times of a case: its events are put into a journal as rows, with everybody's in one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivenCasesTest {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private Stand stand;
  private Client client;

  @BeforeAll
  void start() throws Exception {
    stand = WorkTree.stand("cases", new StandPlan(Map.of(Service.CREDIT, 1), 1, false, false));
    client = new Client(stand);
  }

  @AfterAll
  void stop() {
    client.close();
    stand.close();
  }

  @Test
  void each_case_comes_out_as_its_answer_says_and_as_without_any_of_them() throws Exception {
    // Given each case an agreement
    Map<JsonNode, Statement> expected = new LinkedHashMap<>();
    List<Envelope> all = new ArrayList<>();
    for (JsonNode node : file("credits.json").get("cases")) {
      if (ConformanceCase.isForStatements(node)) {
        String name = "case-" + expected.size();
        all.addAll(new ConformanceCase(node, name).given().events());
        expected.put(node, new ConformanceCase(node, name).derived());
      }
    }
    assertThat(expected).hasSize(30);
    // When
    journal(all);
    // Then
    expected.forEach(this::assertSame);
  }

  private void assertSame(JsonNode node, Statement expected) {
    await(node.get("id").asText())
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(document(expected.agreement().value(), expected.period()))
                    .isEqualTo(new String(expected.canonical(), UTF_8)));
    JsonNode expect = node.get("expect");
    var service = expected.services().getFirst();
    assertThat(service.availability()).hasToString(expect.get("availability").asText());
    assertThat(service.creditPercent()).hasToString(expect.get("creditPercent").asText());
    assertThat(service.creditAmount()).hasToString(expect.get("creditAmount").asText());
  }

  @Test
  void what_was_observed_comes_out_as_the_evidences_answers_say() throws Exception {
    // Given one agreement, each case a service of it
    Given given = new Given("observed", "observed");
    List<EvidenceCase> cases = EvidenceCase.allOf(file("evidence.json"), given);
    assertThat(cases).hasSize(55);
    // When
    journal(given.events());
    // Then
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              JsonNode statement = JSON.readTree(document("observed", "2026-06"));
              assertThat(cases)
                  .allSatisfy(it -> assertThat(it.observed(statement)).isEqualTo(it.expected()));
            });
  }

  @Test
  void no_statement_changes_when_the_database_of_its_service_is_dropped() throws Exception {
    // Given one that runs, and the same issued
    JsonNode node = file("credits.json").get("cases").get(0);
    journal(new ConformanceCase(node, "dropped").given().events());
    Statement expected = new ConformanceCase(node, "dropped").derived();
    assertSame(node, expected);
    String path = "/statements/dropped/" + expected.period();
    var issue = Command.create("issue", Persona.OLAF, Service.CREDIT, path, "");
    await().atMost(SOON).until(() -> client.until(issue, () -> true).acknowledged());
    String issued = document("dropped", expected.period());
    // When
    dropDatabase();
    // Then
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(document("dropped", expected.period())).isEqualTo(issued));
    Answer answer = answer(path);
    assertThat(answer.json().path("issued").path("matches").asBoolean()).isTrue();
    assertThat(answer.json().path("statement").path("credit").asText())
        .isEqualTo(expected.credit().toPlainString());
  }

  private void dropDatabase() {
    var service = stand.replicas(Service.CREDIT).getFirst().process();
    var name = Service.CREDIT.database();
    stand.leaveDead(service);
    service.kill();
    // a database with slots can't be dropped, and slots only from within it
    execute(
        name,
        "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
            + " WHERE database = current_database()");
    execute("postgres", "DROP DATABASE " + name + " WITH (FORCE)");
    execute("postgres", "CREATE DATABASE " + name + " OWNER " + name + "_owner");
    stand.postgres().createDatabase(name);
    service.restart();
  }

  /** Once the killed process's connections have ended. */
  private void execute(String database, String sql) {
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(
            () -> {
              try (var connection = stand.postgres().superuser(database);
                  var statement = connection.createStatement()) {
                statement.execute(sql);
                return true;
              }
            });
  }

  private void journal(List<Envelope> events) throws SQLException {
    var json = new EventJson();
    try (var database = stand.postgres().superuser(Service.CREDIT.database());
        var insert =
            database.prepareStatement(
                "INSERT INTO journal (stream, version, type, body, recorded_at)"
                    + " VALUES (?, ?, ?, ?, ?)")) {
      database.setAutoCommit(false);
      for (Envelope event : events) {
        Recorded recorded = json.write(event);
        insert.setString(1, event.stream().value());
        insert.setLong(2, event.streamVersion());
        insert.setString(3, EventTypes.typeOf(event.data().getClass()));
        insert.setBytes(4, recorded.line());
        insert.setObject(5, OffsetDateTime.ofInstant(event.recordedTime(), ZoneOffset.UTC));
        insert.addBatch();
      }
      insert.executeBatch();
      database.commit();
    }
  }

  private String document(String agreement, String period) throws InterruptedException {
    return answer("/statements/%s/%s/document".formatted(agreement, period)).body();
  }

  private Answer answer(String path) throws InterruptedException {
    Answer answer = client.ask(Persona.AUDE, client.of(Service.CREDIT, path));
    assertThat(answer).isNotNull().returns(200, Answer::status);
    return Objects.requireNonNull(answer);
  }

  private static JsonNode file(String name) throws IOException {
    return JSON.readTree(
        WorkTree.root().resolve("deploy/conformance/cases").resolve(name).toFile());
  }
}
