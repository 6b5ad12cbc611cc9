package org.slaledger.credit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class PagesTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

  @TestHTTPResource("/")
  URI root;

  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void an_agreement_is_shown_with_its_terms() throws Exception {
    // Given
    String customer = Api.newCustomer();
    String agreement = customer + "-2026";
    String hash = Api.propose(agreement, Api.addendum(customer)).path("documentHash");
    Api.sign(agreement, hash).then().statusCode(200);
    // When
    String page = signIn(Persona.OLAF, "/ui/agreements/" + agreement).body();
    // Then
    assertThat(page)
        .contains(hash)
        .contains("below 99.9 %: 10 % of the fee")
        .contains("does not count when announced 2 d ahead")
        .contains("30 min")
        .doesNotContain("style=");
    assertThat(get("/ui/agreements").body()).contains("/ui/agreements/" + agreement);
    assertThat(get("/ui/statements").body()).contains("/ui/statements/" + agreement + "/");
  }

  @Test
  void a_statement_explains_every_piece_and_can_be_issued() throws Exception {
    // Given
    String path = "/ui/statements/" + outage() + "/2026-06";
    // When
    String page = signIn(Persona.OLAF, path).body();
    // Then
    assertThat(page)
        .contains("<b>100.00 EUR</b>")
        .contains("99.861111 %")
        .contains("<rect class=\"down\" x=\"638.88\"")
        .contains("measured, and it answered")
        .contains("Issue this statement")
        .doesNotContain("style=");
    // When
    HttpResponse<String> issued = post(path, token(page));
    // Then
    assertThat(issued.statusCode()).isEqualTo(200);
    assertThat(issued.body())
        .contains("issued, and derived again the same")
        .doesNotContain("Issue this statement");
    assertThat(get(path + "/document").body()).startsWith("{\"addendumHash\"");
    assertThat(post(path, token(page)).statusCode()).isEqualTo(409);
  }

  @Test
  void an_issued_statement_leads_to_its_papers_and_each_piece_to_its_events() throws Exception {
    // Given
    String path = "/ui/statements/" + outage() + "/2026-06";
    String page = post(path, token(signIn(Persona.OLAF, path).body())).body();
    // Then
    for (String paper : List.of("statement.pdf", "credit-note.csv", "credit-note.json")) {
      String there = path + "/" + paper + "?number=1";
      assertThat(page).contains("href=\"" + there + "\"");
      assertThat(get(there).statusCode()).as(paper).isEqualTo(200);
    }
    assertThat(get(path + "/statement.pdf?number=1").headers().firstValue("Content-Type"))
        .hasValue("application/pdf");
    assertThat(get(path + "/credit-note.csv?number=1").body()).contains(",AVAILABILITY,hosting,");
    assertThat(get(path + "/credit-note.json?number=1").body()).contains("\"amount\":\"100.00\"");
    assertThat(page)
        .contains("-web?day=2026-06-20\">probe/")
        .contains("<a href=\"#piece-1-2\"")
        .contains("<tr id=\"piece-1-2\">")
        .contains("<a href=\"#account-1\">1 h</a>");
  }

  @Test
  void an_addendum_is_read_with_a_worked_example_and_accepted_by_both_sides() throws Exception {
    // Given
    String customer = Api.newCustomer();
    String agreement = customer + "-2026";
    String terms = Api.addendum(customer);
    Api.propose(agreement, terms.replace("fee: 1000.00", "fee: 900.00")).then().statusCode(201);
    String hash = Api.propose(agreement, terms).path("documentHash");
    String path = "/ui/agreements/" + agreement + "/addenda/2";
    // When
    String page = signIn(Persona.OLAF, path).body();
    // Then: an hour of a month costs a tenth of the fee
    assertThat(page)
        .contains(hash)
        .contains("an outage of 1 h from")
        .contains("so 10.000000 % of 1000.00 EUR is given back: <b>100.00 EUR</b>")
        .contains("Accept for the provider")
        .doesNotContain("style=");
    assertThat(get(path + "/difference").body())
        .contains("services[hosting].fee")
        .contains("<del>900.00</del>")
        .contains("<ins>1000.00</ins>");
    // When
    String half = form(path + "/acceptance", token(page), "documentHash", hash).body();
    assertThat(half).contains("<option>carla</option>").doesNotContain("zoe");
    assertThat(
            form(path + "/acceptance", token(page), "documentHash", hash, "onBehalfOf", "zoe")
                .statusCode())
        .isEqualTo(400);
    String both =
        form(path + "/acceptance", token(page), "documentHash", hash, "onBehalfOf", "carla").body();
    // Then
    assertThat(half)
        .contains("accepted by one")
        .contains("Record that the customer accepted")
        .doesNotContain("Accept for the provider");
    assertThat(both).contains("effective").doesNotContain("<form method=\"post\"");
    assertThat(form(path + "/acceptance", token(page), "documentHash", hash).statusCode())
        .isEqualTo(409);
  }

  @Test
  void another_customers_pages_are_not_there() throws Exception {
    String agreement = outage();
    assertThat(signIn(Persona.CARLA, "/ui/statements/" + agreement + "/2026-06").statusCode())
        .isEqualTo(404);
    assertThat(get("/ui/agreements/" + agreement).statusCode()).isEqualTo(404);
  }

  private static String outage() {
    String customer = Api.newName();
    String web = customer + "-web";
    Given given = new Given(customer + "-2026", customer);
    Instant down = Given.at("06-20T04:00:00");
    Instant back = Given.at("06-20T05:00:00");
    given
        .signed(
            given.addendum(Given.hosting(UnobservedAs.EXCLUDED, Given.point(web, 1))),
            Given.at("05-01T00:00:00"))
        .failed(web, down, 1)
        .recovered(web, back, down)
        .covered(web, Given.at("05-01T00:00:00"), Given.at("08-01T00:00:00"));
    Api.publish(given.events());
    return customer + "-2026";
  }

  private HttpResponse<String> signIn(Persona persona, String path) throws Exception {
    HttpResponse<String> login = get(path);
    String body =
        "username=" + persona.subject() + "&claims=" + URLEncoder.encode(claims(persona), UTF_8);
    return browser.send(
        HttpRequest.newBuilder(login.uri())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String claims(Persona persona) {
    return io.vertx.core.json.Json.encode(persona.claims());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(root.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String token) throws Exception {
    return form(path, token);
  }

  private HttpResponse<String> form(String path, String token, String... fields) throws Exception {
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      said.append('&').append(fields[i]).append('=').append(fields[i + 1]);
    }
    return browser.send(
        HttpRequest.newBuilder(root.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "command-key=" + java.util.UUID.randomUUID() + "&form-token=" + token + said))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String token(String page) {
    Matcher matcher = TOKEN.matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
