package org.slaledger.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slaledger.local.parts.Persona;

/** What a person is called and wrote stands nowhere in the clear, and is gone once it is erased. */
@ExtendWith(WithPlatform.class)
@Order(9)
class ErasureTest {
  private static final String WORD = "Wombat";
  private static final List<String> DATABASES =
      List.of("ticket", "clock", "probe", "credit", "notification");
  private static final String REASON = "{\"reason\":\"request 2026-17\"}";

  @Test
  void what_was_erased_stands_in_no_database_log_page_or_answer_and_statements_stay(
      RunningPlatform platform, Chromium chromium, PlayedDemo demo)
      throws SQLException, IOException {
    // Given
    assertThat(demo.exitCode()).isZero();
    Api root = platform.as(Persona.ROOT);
    Api olaf = platform.as(Persona.OLAF);
    root.post(
        "/customers",
        """
        {"customer":"zoo","name":"Zoo","contacts":[
         {"contact":"w1","name":"Wombat Keeper","email":"wombat@zoo.example"}]}""");
    String ticket =
        root.post(
                "/tickets",
                """
                {"customer":"acme","service":"hosting","kind":"INCIDENT","impact":"CRITICAL",
                 "subject":"Wombat loose","text":"The Wombat ate the cable"}""")
            .path("ticket")
            .asText();
    assertThat(olaf.get("/tickets/" + ticket).path("text").asText()).contains(WORD);
    assertThat(olaf.get("/customers/zoo").toString()).contains("Wombat Keeper");
    Awaitility.await().until(() -> rows(platform, "notification").contains("ticket/" + ticket));
    String sent = sentByAnIntegrator(platform, olaf);
    List<String> wrapped = wrapped(platform, ticket, sent);
    assertThat(wrapped).hasSize(3);
    String path = "/statements/acme/" + PlayedDemo.period() + "?asOf=" + Instant.now();
    JsonNode statement = olaf.get(path);
    // When
    assertThat(olaf.delete("/customers/zoo/contacts/w1", REASON)).isEqualTo(204);
    assertThat(olaf.delete("/tickets/" + ticket + "/text", REASON)).isEqualTo(204);
    assertThat(olaf.delete("/tickets/" + sent + "/text", REASON)).isEqualTo(204);
    // Then
    Awaitility.await()
        .untilAsserted(
            () -> {
              for (String database : DATABASES) {
                assertThat(rows(platform, database))
                    .as(database)
                    .doesNotContain("ombat")
                    .doesNotContain(wrapped);
              }
            });
    assertThat(olaf.get("/tickets/" + ticket).toString()).contains("[erased]").doesNotContain(WORD);
    assertThat(olaf.get("/tickets/" + ticket + "/events").toString())
        .contains("v1:ticket/" + ticket)
        .doesNotContain(WORD);
    assertThat(olaf.get("/customers/zoo").toString()).contains("[erased]").doesNotContain(WORD);
    // In Kafka's files too: sla.keys is compacted later, and what came from the integrator is kept
    assertThat(log(platform, file -> !file.contains("sla.inbound.")))
        .contains("ticket/" + ticket)
        .doesNotContain("ombat");
    assertThat(log(platform, file -> !file.contains("sla.keys"))).doesNotContain(wrapped);
    assertThat(olaf.get(path)).isEqualTo(statement);
    try (Visit visit = chromium.visit(platform).signIn(Persona.OLAF)) {
      for (String page : List.of("/ui/tickets/" + ticket, "/ui/tickets", "/ui/clocks")) {
        visit.open(page);
        assertThat(visit.page().content()).as(page).contains("erased").doesNotContain("ombat");
      }
    }
  }

  /** The ticket that came of an integrator's event. */
  private static String sentByAnIntegrator(RunningPlatform platform, Api operator) {
    String id = "zoo-" + Instant.now().toEpochMilli();
    platform
        .as(Persona.INGO)
        .post(
            "/events",
            "application/cloudevents+json",
            """
            {"specversion":"1.0","id":"%s","source":"urn:zoo","type":"slaledger.TicketOpened.v1",
             "data":{"customer":"acme","service":"hosting","kind":"INCIDENT","impact":"MINOR",
             "subject":"Wombat seen","text":"A Wombat on camera 3"}}"""
                .formatted(id));
    String fate = "/events/" + id + "?source=urn:zoo&integrator=pager";
    String stream =
        Awaitility.await()
            .ignoreExceptionsMatching(notDecidedYet -> true)
            .until(
                () -> operator.get(fate).path("stream").asText(),
                text -> text.startsWith("ticket/"));
    return stream.substring("ticket/".length());
  }

  /** The keys of this test as they stand wrapped before they are erased. */
  private static List<String> wrapped(RunningPlatform platform, String ticket, String sent)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = connect(platform, "ticket");
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT record::json ->> 'wrapped' FROM seal_key WHERE name IN"
                        + " ('person/zoo/w1', 'ticket/%s', 'ticket/%s')".formatted(ticket, sent))) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** Every row of every table as text; bytes as the text that they hold. */
  private static String rows(RunningPlatform platform, String database) throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Connection connection = connect(platform, database)) {
      List<String> tables = new ArrayList<>();
      try (ResultSet rows =
          connection
              .createStatement()
              .executeQuery(
                  "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
                      + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      for (String table : tables) {
        read(connection, table, all);
      }
    }
    return all.toString();
  }

  private static void read(Connection connection, String table, StringBuilder all)
      throws SQLException {
    try (ResultSet rows = connection.createStatement().executeQuery("SELECT * FROM " + table)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          byte[] bytes =
              rows.getMetaData().getColumnTypeName(i).equals("bytea") ? rows.getBytes(i) : null;
          all.append(bytes == null ? rows.getString(i) : new String(bytes, UTF_8)).append('\n');
        }
      }
    }
  }

  /** All bytes that Kafka keeps of its topics. */
  private static String log(RunningPlatform platform, Predicate<String> wanted) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(platform.state().resolve("data").resolve("kafka"))) {
      for (Path file :
          files
              .filter(path -> path.toString().endsWith(".log") && wanted.test(path.toString()))
              .sorted()
              .toList()) {
        all.append(new String(Files.readAllBytes(file), ISO_8859_1));
      }
    }
    return all.toString();
  }

  private static Connection connect(RunningPlatform platform, String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + platform.ports().of("postgres") + "/" + database,
        database + "_owner",
        database + "_owner");
  }
}
