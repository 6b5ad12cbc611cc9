package org.slaledger.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slaledger.audit.Audit;
import org.slaledger.local.parts.Persona;

/** An auditor checks what a running platform says, by its files and its log alone. */
@ExtendWith(WithPlatform.class)
@Order(9)
class AuditTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String CUSTOMER =
      """
      {"customer":"wharf","name":"Wharf","contacts":[
       {"contact":"w1","name":"Wes","email":"wes@wharf.example"}]}""";

  /** Nobody measures it, and unobserved time counts as down. */
  private static final String ADDENDUM =
      """
      {"customer":"wharf","effective":"%s","zone":"UTC","currency":"EUR","cycle":"MONTH",
       "checkpointKey":"%s",
       "priorities":{"P2":{"hours":"24x7","response":{"target":"PT15M"}}},
       "services":[{"service":"shop","fee":"1000.00","firstPeriodFee":"400.00","unobserved":"DOWN",
        "points":[{"point":"wharf-shop","probe":{"kind":"REPORTED","integrator":"%s"},
         "interval":"PT1M","timeout":"PT10S","confirm":1}],
        "availability":{"method":"DOWNTIME","objective":"99.9"},
        "credit":{"schedule":"TIERS","tiers":[{"below":"99.9","percent":"10"}]}}]}""";

  private final Instant effective =
      Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);

  @TempDir private Path folder;

  @Test
  void a_statement_is_verified_replayed_and_its_ledger_witnessed(RunningPlatform platform)
      throws IOException {
    // Given
    Api root = platform.as(Persona.ROOT);
    String key = root.get("/ledger").path("key").asText();
    root.post("/customers", CUSTOMER);
    sign(root, key);
    String statement = "/statements/wharf/" + period();
    end(root);
    Api.oncePossible(SOON, () -> root.post(statement));
    // When
    Path bundle =
        Files.writeString(
            folder.resolve("bundle"), platform.as(Persona.AUDE).text(statement + "/bundle"));
    // Then
    assertThat(audit("verify", bundle.toString()))
        .startsWith("OK 40.00 EUR\n")
        .contains("signed by " + key + ", which the signed addendum names");
    String kafka = "localhost:" + platform.ports().of("kafka");
    assertThat(audit("replay", "--agreement", "wharf", "--period", period(), "--kafka", kafka))
        .startsWith("OK 40.00 EUR\n")
        .contains("the same as what was given out as number 1");
    assertThat(audit("replay", "--all", "--kafka", kafka))
        .contains("OK wharf " + period() + " 40.00 EUR\n", " 0 FAILED");
    // When
    Path own = folder.resolve("own.key");
    String publicHalf = audit("witness", "--new-key", "wharf.example", "--sign", own.toString());
    Path token = Files.writeString(folder.resolve("token"), platform.token(Persona.AUDE));
    String[] watch = {
      "witness",
      "--ledger",
      platform.address() + "/ledger",
      "--key",
      key,
      "--keep",
      folder.resolve("kept").toString(),
      "--sign",
      own.toString(),
      "--token",
      token.toString()
    };
    // Then
    assertThat(audit(watch)).contains("the first that was seen", "signed as wharf.example");
    assertThat(audit(watch)).contains("goes on from ");
    assertThat(root.get("/ledger/checkpoints").toString()).contains(publicHalf.strip());
  }

  private String period() {
    return YearMonth.from(effective.atZone(ZoneOffset.UTC)).toString();
  }

  private void sign(Api root, String key) {
    String addenda = "/agreements/wharf/addenda";
    JsonNode proposed =
        Api.oncePossible(
            SOON,
            () -> root.post(addenda, ADDENDUM.formatted(effective, key, Persona.INGO.subject())));
    String acceptance = "{\"documentHash\":" + proposed.path("documentHash");
    root.post(addenda + "/1/acceptance", acceptance + "}");
    Api.oncePossible(
        SOON, () -> root.post(addenda + "/1/acceptance", acceptance + ",\"onBehalfOf\":\"w1\"}"));
  }

  /** Unless the month has ended by itself. */
  private void end(Api root) {
    if (period().equals(YearMonth.now(ZoneOffset.UTC).toString())) {
      root.post(
          "/agreements/wharf/end",
          """
          {"at":"%s","reason":"moved","lastPeriodFees":{"shop":"400.00"}}"""
              .formatted(
                  Instant.now().minus(Duration.ofMinutes(1)).truncatedTo(ChronoUnit.SECONDS)));
    }
  }

  /** What the command prints; its status has to be that all holds. */
  private static String audit(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Audit.run(
            words[0],
            List.of(words).subList(1, words.length),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    assertThat(status).as(out.toString(UTF_8) + err.toString(UTF_8)).isZero();
    return out.toString(UTF_8);
  }
}
