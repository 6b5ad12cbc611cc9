package org.slaledger.credit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.bundle.BundleText;
import org.slaledger.credit.domain.bundle.Verification;
import org.slaledger.ledger.Checkpoint;
import org.slaledger.ledger.ConsistencyProof;
import org.slaledger.ledger.Frontier;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.KeyChain;
import org.slaledger.ledger.Note;
import org.slaledger.ledger.SignatureType;
import org.slaledger.ledger.SigningKey;
import org.slaledger.ledger.Witness;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Superuser;

/** From the log to signed checkpoints over HTTP. */
@QuarkusTest
@TestProfile(SigningLedger.class)
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class LedgerTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Instant MAY = Given.at("05-01T00:00:00");

  private final String customer = Api.newName();
  private final Given given = new Given(customer + "-2026", customer);
  private final String probe = "probe/" + customer + "-web@local";

  @Test
  void each_event_is_a_leaf_once_in_a_tree_whose_checkpoint_is_signed_and_published() {
    // When
    evidence(3);
    Api.publish(given.events());
    Api.publish(given.events());
    // Then
    Checkpoint checkpoint = covering(3);
    assertThat(versions()).containsExactly(1L, 2L, 3L);
    assertThat(note().signedBy(SigningLedger.KEY.verifier())).isTrue();
    assertThat(checkpoint.origin()).isEqualTo("sla.example/ledger");
    assertThat(root(checkpoint.size())).isEqualTo(checkpoint.root());
    Log.await(
        "sla.ledger",
        entry ->
            entry.type().equals("slaledger.CheckpointSigned.v1")
                && entry.text().contains(checkpoint.root().base64()));
    given().get("/ledger").then().statusCode(200).body("key", equalTo(key()));
  }

  @Test
  void a_witness_sees_that_a_later_checkpoint_goes_on_from_an_earlier_one() {
    // Given
    evidence(1);
    Api.publish(given.events());
    Checkpoint first = covering(1);
    Note before = checkpoint(first.size());
    // When
    evidence(40);
    Api.publish(given.events());
    Checkpoint second = covering(40);
    // Then
    List<Hash> path =
        lines(text("/ledger/consistency?from=" + first.size() + "&to=" + second.size()))
            .map(Hash::parse)
            .toList();
    var seen =
        new Witness(KeyChain.of(SigningLedger.KEY.verifier()), before)
            .look(
                checkpoint(second.size()), new ConsistencyProof(first.size(), second.size(), path));
    assertThat(seen).isEqualTo(new Witness.Seen.Consistent(second));
  }

  @Test
  void an_event_that_comes_too_early_waits_and_other_bytes_under_its_version_are_set_aside() {
    // Given
    evidence(3);
    List<Envelope> events = given.events().stream().filter(e -> of(e, probe)).toList();
    // When
    Api.publish(List.of(events.get(2)));
    Api.publish(List.of(events.get(0)));
    await().atMost(SOON).until(() -> count("ledger_waiting WHERE stream = '" + probe + "'") == 1);
    assertThat(versions()).containsExactly(1L);
    Log.publish(
        "sla.availability",
        probe,
        new String(new EventJson().write(events.get(0)).line(), UTF_8)
            .replace("\"actor\":\"", "\"actor\":\"other-"));
    Log.publish("sla.availability", probe, "{\"no\": \"event\"}");
    Api.publish(List.of(events.get(1)));
    // Then
    covering(3);
    assertThat(versions()).containsExactly(1L, 2L, 3L);
    assertThat(count("ledger_waiting WHERE stream = '" + probe + "'")).isZero();
    await().atMost(SOON).until(() -> count("ledger_set_aside WHERE stream = '" + probe + "'") == 2);
  }

  @Test
  void events_that_wait_too_long_are_an_alarm() {
    // Given
    evidence(2);
    List<Envelope> events = given.events().stream().filter(e -> of(e, probe)).toList();
    // When
    Api.publish(List.of(events.get(1)));
    // Then
    await().atMost(Duration.ofSeconds(90)).until(() -> alarms().contains("LEDGER"));
    Api.publish(List.of(events.get(0)));
    covering(2);
  }

  private static List<String> alarms() {
    return Api.as(Persona.OLAF).get("/status/credit-service").then().extract().path("alarms.kind");
  }

  @Test
  void tiles_are_those_that_the_root_is_made_of() {
    evidence(300);
    Api.publish(given.events());
    covering(300);
    byte[] leaves =
        given().get("/ledger/tile/0/000").then().statusCode(200).extract().asByteArray();
    Frontier grown = Frontier.EMPTY;
    for (int each = 0; each < 256; each++) {
      byte[] hash = java.util.Arrays.copyOfRange(leaves, each * 32, each * 32 + 32);
      grown = grown.with(Hash.ofBytes(hash), (level, index, node) -> {});
    }
    assertThat(given().get("/ledger/tile/1/000.p/1").asByteArray()).isEqualTo(grown.root().bytes());
    given().get("/ledger/tile/1/x999/000").then().statusCode(404);
    given().get("/ledger/tile/9/000").then().statusCode(400).body("errors.field", contains("tile"));
  }

  @Test
  void a_cosignature_is_taken_and_stands_under_the_checkpoint() {
    // Given
    evidence(1);
    Api.publish(given.events());
    Checkpoint checkpoint = covering(1);
    SigningKey witness =
        SigningKey.generate("witness.example", SignatureType.COSIGNATURE, new SecureRandom());
    String line = witness.sign(checkpoint.text(), Instant.now()).toString();
    String path = "/ledger/checkpoints/" + checkpoint.size();
    // When
    cosign(checkpoint.size(), witness.verifier().toString(), line).statusCode(201);
    // Then
    Note cosigned = checkpoint(checkpoint.size());
    assertThat(cosigned.cosignedAt(witness.verifier())).isPresent();
    assertThat(cosigned.signedBy(SigningLedger.KEY.verifier())).isTrue();
    cosign(checkpoint.size() + 1_000_000, witness.verifier().toString(), line)
        .statusCode(400)
        .body("errors.field", contains("size"));
    cosign(checkpoint.size(), witness.verifier().toString(), line.replace("w", "v"))
        .statusCode(400)
        .body("errors.field", contains("signature"));
    cosign(checkpoint.size(), key(), line).statusCode(400).body("errors.field", contains("key"));
    given()
        .contentType("application/json")
        .body(Map.of("key", key(), "signature", line))
        .post(path + "/cosignatures")
        .then()
        .statusCode(401);
  }

  private static io.restassured.response.ValidatableResponse cosign(
      long size, String key, String line) {
    return Api.as(Persona.AUDE)
        .contentType("application/json")
        .body(Map.of("key", key, "signature", line))
        .post("/ledger/checkpoints/" + size + "/cosignatures")
        .then();
  }

  @Test
  void checkpoints_are_files_too_with_the_signatures_of_witnesses() {
    // Given
    evidence(1);
    Api.publish(given.events());
    long size = covering(1).size();
    Path file = SigningLedger.FILES.resolve("checkpoints").resolve(String.valueOf(size));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(file).hasContent(checkpoint(size).toString()));
    // When
    SigningKey witness =
        SigningKey.generate("files.example", SignatureType.COSIGNATURE, new SecureRandom());
    String line = witness.sign(checkpoint(size).text(), Instant.now()).toString();
    cosign(size, witness.verifier().toString(), line).statusCode(201);
    evidence(2);
    Api.publish(given.events());
    // Then
    await().atMost(SOON).untilAsserted(() -> assertThat(file).content().contains(line));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(SigningLedger.FILES.resolve("checkpoint"))
                    .hasContent(note().toString()));
  }

  @Test
  void a_bundle_shows_by_itself_that_an_issued_statement_is_right_whatever_comes_later() {
    // Given
    Addendum addendum =
        given.addendum(Given.hosting(UnobservedAs.EXCLUDED, Given.point(customer + "-web", 1)));
    given
        .signed(addendum, MAY)
        .covered(customer + "-web", MAY, Given.at("06-20T00:00:00"))
        .failed(customer + "-web", Given.at("06-20T00:00:00"), 1)
        .recovered(customer + "-web", Given.at("06-20T01:00:00"), Given.at("06-20T00:00:00"))
        .covered(customer + "-web", Given.at("06-20T00:00:00"), Given.at("07-02T00:00:00"));
    Api.publish(given.events());
    covering(4);
    String path = "/statements/" + given.agreement + "/2026-06";
    Api.as(Persona.OLAF).noContentType().post(path).then().statusCode(201);
    // When
    byte[] before = bundle(path);
    given.covered(customer + "-web", Given.at("07-02T00:00:00"), Given.at("07-03T00:00:00"));
    Api.publish(given.events());
    covering(5);
    // Then
    assertThat(bundle(path)).isEqualTo(before);
    var holds =
        (Verification.Result.Holds)
            Verification.of(BundleText.read(before), SigningLedger.KEY.verifier());
    Api.as(Persona.OLAF)
        .get(path)
        .then()
        .body("hash", equalTo(holds.statement().hash()))
        .body("statement.credit", equalTo(holds.statement().credit().toPlainString()))
        .body("statement.ledgerSize", equalTo((int) holds.checkpoint().size()));
    assertThat(holds.statement().credit()).isPositive();
    Api.as(Persona.OLAF).get(path + "/bundle?number=2").then().statusCode(404);
    Api.as(Persona.CARLA).get(path + "/bundle").then().statusCode(404);
  }

  private static byte[] bundle(String path) {
    return Api.as(Persona.AUDE)
        .get(path + "/bundle")
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  @Test
  void a_size_that_is_none_is_refused_and_named() {
    for (String query :
        List.of("from=1", "from=1&to=many", "from=9&to=8", "from=1&to=99999999999")) {
      given().get("/ledger/consistency?" + query).then().statusCode(400);
    }
    given().get("/ledger/checkpoints/none").then().statusCode(400);
    given().get("/ledger/checkpoints/999999999").then().statusCode(404);
    given().get("/ledger/checkpoints?below=x").then().statusCode(400);
  }

  private static String key() {
    return SigningLedger.KEY.verifier().toString();
  }

  /** More and more of it, so that earlier events stay what they were. */
  private void evidence(int events) {
    if (given.events().isEmpty()) {
      given.signed(
          given.addendum(Given.hosting(UnobservedAs.EXCLUDED, Given.point(customer + "-web", 1))),
          MAY);
    }
    for (long have = of(probe); have < events; have++) {
      Instant from = MAY.plus(Duration.ofHours(have));
      given.covered(customer + "-web", from, from.plus(Duration.ofHours(1)));
    }
  }

  private long of(String stream) {
    return given.events().stream().filter(event -> of(event, stream)).count();
  }

  private static boolean of(Envelope event, String stream) {
    return event.stream().value().equals(stream);
  }

  /** The first checkpoint that has so many events of the probe's stream. */
  private Checkpoint covering(int events) {
    await().atMost(SOON).until(() -> versions().size() >= events);
    long last =
        number(
            "SELECT max(leaf) FROM ledger_leaf JOIN ledger_stream ON number = ledger_leaf.stream"
                + " WHERE ledger_stream.stream = '"
                + probe
                + "'");
    await()
        .atMost(SOON)
        .until(() -> number("SELECT coalesce(max(size), 0) FROM ledger_checkpoint") > last);
    return Checkpoint.parse(note().text());
  }

  private static Note checkpoint(long size) {
    return Note.parse(text("/ledger/checkpoints/" + size).getBytes(UTF_8));
  }

  private static Note note() {
    return Note.parse(text("/ledger/checkpoint").getBytes(UTF_8));
  }

  private static String text(String path) {
    return given().get(path).then().statusCode(200).extract().asString();
  }

  private static Stream<String> lines(String text) {
    return text.lines();
  }

  /** From all leaves, by the rule as it is written. */
  private static Hash root(long size) {
    Frontier grown = Frontier.EMPTY;
    String all =
        ask(
            "SELECT string_agg(encode(hash, 'hex'), ' ' ORDER BY leaf) FROM ledger_leaf WHERE leaf < "
                + size);
    for (String hex : all.split(" ")) {
      Hash leaf = Hash.ofBytes(java.util.HexFormat.of().parseHex(hex));
      grown = grown.with(leaf, (level, index, hash) -> {});
    }
    return grown.root();
  }

  private List<Long> versions() {
    String all =
        ask(
            "SELECT coalesce(string_agg(l.version::text, ' ' ORDER BY leaf), '') FROM ledger_leaf l"
                + " JOIN ledger_stream s ON s.number = l.stream WHERE s.stream = '"
                + probe
                + "'");
    return all.isEmpty() ? List.of() : Stream.of(all.split(" ")).map(Long::valueOf).toList();
  }

  private static long count(String what) {
    return number("SELECT count(*) FROM " + what);
  }

  private static long number(String sql) {
    return Long.parseLong(ask(sql));
  }

  private static String ask(String sql) {
    return Superuser.of(Api.DATABASE).ask(sql);
  }
}
