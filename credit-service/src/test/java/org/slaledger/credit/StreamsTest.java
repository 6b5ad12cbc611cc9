package org.slaledger.credit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.credit.domain.bundle.BundleText;
import org.slaledger.ledger.Hash;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Superuser;

/** The streams that statements rest on, for who has no access to the log. */
@QuarkusTest
@TestProfile(SigningLedger.class)
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class StreamsTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private EndedPeriod period;
  private String probe;
  private String streams;

  @BeforeEach
  void sign() {
    period = EndedPeriod.signed();
    period.anHourDown();
    probe = "probe/" + period.customer() + "-web@local";
    streams = "/agreements/" + period.agreement() + "/streams";
    String own = "agreement/" + period.agreement();
    await().atMost(SOON).until(() -> Log.stream("sla.agreements", own).size() == 4);
  }

  @Test
  void those_that_statements_rest_on_are_listed_with_their_last_versions() {
    customer()
        .get(streams)
        .then()
        .statusCode(200)
        .body("stream", contains("agreement/" + period.agreement(), probe))
        .body("version", contains(4, 3));
  }

  @Test
  void lines_are_the_bytes_of_the_log_and_the_leaves_of_the_ledger() {
    // Given
    String expected = text(Log.stream("sla.availability", probe));
    // When
    byte[] lines =
        customer().get(streams + "/" + probe).then().statusCode(200).extract().asByteArray();
    // Then
    assertThat(lines).isEqualTo(expected.getBytes(UTF_8));
    await().atMost(SOON).until(() -> leaves().size() == 3);
    assertThat(expected.lines().map(it -> hex(Hash.leaf(it.getBytes(UTF_8))))).isEqualTo(leaves());
    assertThat(
            Api.as(Persona.AUDE)
                .accept("application/cloudevents-batch+json")
                .get(streams + "/" + probe)
                .then()
                .statusCode(200)
                .contentType("application/cloudevents-batch+json")
                .extract()
                .asString())
        .isEqualTo(expected.lines().collect(Collectors.joining(",", "[", "]")));
  }

  @Test
  void a_bundle_holds_the_same_lines() {
    // Given
    period.end();
    await()
        .atMost(SOON)
        .until(() -> Api.as(Persona.OLAF).noContentType().post(period.path()).statusCode() == 201);
    byte[] bundle = customer().get(period.path() + "/bundle").asByteArray();
    // When
    List<String> inBundle =
        BundleText.read(bundle).events().stream().map(it -> new String(it.line(), UTF_8)).toList();
    // Then
    for (String stream : List.of(probe, "agreement/" + period.agreement())) {
      String lines = customer().get(streams + "/" + stream).asString();
      assertThat(lines.lines()).isNotEmpty().isSubsetOf(inBundle);
    }
  }

  @Test
  void a_part_is_asked_for_by_versions_and_what_is_none_is_named() {
    String whole = text(Log.stream("sla.availability", probe));
    assertThat(customer().get(streams + "/" + probe + "?from=2&to=2").asString())
        .isEqualTo(whole.lines().toList().get(1) + "\n");
    for (String wrong : List.of("from=0", "from=x", "from=4", "from=3&to=2")) {
      customer()
          .get(streams + "/" + probe + "?" + wrong)
          .then()
          .statusCode(400)
          .body("errors.field", contains("from"));
    }
    customer()
        .get(streams + "/" + probe + "?to=9")
        .then()
        .statusCode(400)
        .body("errors.allowed", contains("1 to 3"));
  }

  @Test
  void what_no_statement_rests_on_and_what_is_of_others_is_not_there() {
    EndedPeriod other = EndedPeriod.signed();
    for (String stream :
        List.of(
            "note/T-1",
            "ticket/T-1",
            "customer/" + period.customer(),
            "credit/" + period.agreement() + ":" + period.name(),
            "agreement/" + other.agreement(),
            "probe/" + other.customer() + "-web@local",
            "nothing/at-all")) {
      Api.as(Persona.AUDE).get(streams + "/" + stream).then().statusCode(404);
    }
    Api.asCustomer(other.customer()).get(streams).then().statusCode(404);
    Api.asCustomer(other.customer()).get(streams + "/" + probe).then().statusCode(404);
    Api.as(Persona.ADA).get(streams + "/" + probe).then().statusCode(403);
  }

  private RequestSpecification customer() {
    return Api.asCustomer(period.customer());
  }

  private static String text(List<Log.Entry> entries) {
    return entries.stream().map(it -> it.text() + "\n").collect(Collectors.joining());
  }

  private List<String> leaves() {
    String all =
        Superuser.of(Api.DATABASE)
            .ask(
                "SELECT coalesce(string_agg(encode(hash, 'hex'), ' ' ORDER BY l.version), '') FROM"
                    + " ledger_leaf l JOIN ledger_stream s ON s.number = l.stream WHERE s.stream = '"
                    + probe
                    + "'");
    return all.isEmpty() ? List.of() : List.of(all.split(" ", -1));
  }

  private static String hex(Hash hash) {
    return HexFormat.of().formatHex(hash.bytes());
  }
}
