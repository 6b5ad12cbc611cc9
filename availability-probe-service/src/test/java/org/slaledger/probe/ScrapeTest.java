package org.slaledger.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;

/** What monitoring reads, held to the text format of OpenMetrics 1.0. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = "probe"))
@QuarkusTestResource(QuickProbes.class)
class ScrapeTest {
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-z_]+)\\{((?:[a-z_]+=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)+)} ([0-9]+(?:\\.[0-9]+)?)");
  private static final Pattern META = Pattern.compile("# (TYPE|UNIT|HELP) ([a-z_]+) (.+)");

  private final String customer = "m" + Promised.unique();
  private final String point = "web-" + Promised.unique();
  private final String token = Tokens.of("mia-" + customer, List.of("customer"), customer);
  private final Target target = new Target();

  @AfterEach
  void stop() {
    target.close();
  }

  @Test
  void a_scrape_has_the_state_the_seconds_of_today_and_the_last_latency_of_each_point() {
    // Given
    Instant signed = Promised.now();
    new Promised(customer)
        .signed(signed, Promised.point(point, target.url(), Duration.ofSeconds(1)));
    // When
    String text =
        Awaitility.await()
            .until(
                () -> scrape().asString(),
                it ->
                    it.contains(series("sla_point_state", ",sla_point_state=\"up\"") + " 1")
                        && it.contains("sla_point_last_probe_seconds{"));
    // Then
    assertThat(scrape().contentType())
        .startsWith("application/openmetrics-text;")
        .contains("version=1.0.0", "charset=utf-8");
    assertThat(text)
        .contains(series("sla_point_state", ",sla_point_state=\"down\"") + " 0")
        .contains(
            series(
                    "sla_point_location_state",
                    ",location=\"local\",sla_point_location_state=\"up\"")
                + " 1")
        .contains(
            "sla_service_state{customer=\""
                + customer
                + "\",service=\"portal\",sla_service_state=\"up\"} 1")
        .contains(series("sla_point_last_probe_seconds", ",location=\"local\""));
    assertWellFormed(text);
    assertThat(today(text, "up") + today(text, "down") + today(text, "unobserved"))
        .isBetween(0.0, (double) sinceMidnight());
  }

  @Test
  void nobody_scrapes_without_a_token_and_who_sees_nothing_gets_an_empty_answer() {
    given().get("/availability/metrics").then().statusCode(401);
    String text = scrape().asString();
    assertThat(text).doesNotContain("customer=").endsWith("# EOF\n");
    assertWellFormed(text);
  }

  @Test
  void an_address_that_ends_in_csv_asks_for_a_table() {
    new Promised(customer)
        .signed(Promised.now(), Promised.point(point, target.url(), Duration.ofSeconds(1)));
    Awaitility.await().until(() -> get("/availability/points.csv").asString().contains(point));
    assertThat(get("/availability/points.csv").contentType()).startsWith("text/csv");
    assertThat(get("/availability/points/" + point + "/timeline.csv").asString())
        .startsWith("point,location,from,to,seconds,state\r\n" + point + ",,");
    assertThat(get("/availability/services/" + customer + "/portal.csv").asString())
        .startsWith("customer,service,point,");
    assertThat(get("/availability/points/" + point + "/outages.csv").statusCode()).isEqualTo(200);
    assertThat(get("/availability/points/nothing/timeline.csv").statusCode()).isEqualTo(404);
  }

  /** Each family in one place, with its type first; each series once; the end marked. */
  private static void assertWellFormed(String text) {
    assertThat(text).endsWith("# EOF\n").doesNotContain("\r", "\n\n");
    Set<String> families = new HashSet<>();
    Set<String> series = new HashSet<>();
    String family = "";
    String type = "";
    for (String line : text.substring(0, text.length() - "# EOF\n".length()).lines().toList()) {
      Matcher meta = META.matcher(line);
      if (meta.matches()) {
        if (meta.group(1).equals("TYPE")) {
          family = meta.group(2);
          type = meta.group(3);
          assertThat(families.add(family)).as(line).isTrue();
          assertThat(type).isIn("stateset", "gauge");
        }
        assertThat(meta.group(2)).isEqualTo(family);
        if (meta.group(1).equals("UNIT")) {
          assertThat(family).endsWith("_" + meta.group(3));
        }
        continue;
      }
      Matcher sample = SAMPLE.matcher(line);
      assertThat(sample.matches()).as(line).isTrue();
      assertThat(sample.group(1)).isEqualTo(family);
      assertThat(series.add(family + sample.group(2))).as(line).isTrue();
      if (type.equals("stateset")) {
        assertThat(sample.group(2)).contains(family + "=");
        assertThat(sample.group(3)).isIn("0", "1");
      }
    }
  }

  private String series(String name, String more) {
    return name
        + "{customer=\""
        + customer
        + "\",service=\"portal\",point=\""
        + point
        + "\""
        + more
        + "}";
  }

  private double today(String text, String state) {
    String series = series("sla_point_today_seconds", ",state=\"" + state + "\"");
    return text.lines()
        .filter(it -> it.startsWith(series))
        .mapToDouble(it -> Double.parseDouble(it.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static long sinceMidnight() {
    return ChronoUnit.SECONDS.between(
            Instant.now().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant(),
            Instant.now())
        + 1;
  }

  private Response scrape() {
    return get("/availability/metrics");
  }

  private Response get(String path) {
    return given().auth().oauth2(token).get(path);
  }
}
