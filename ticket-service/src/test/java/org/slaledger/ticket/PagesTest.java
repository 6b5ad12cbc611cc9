package org.slaledger.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Visitor;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class PagesTest {
  @TestHTTPResource("/")
  URI root = URI.create("/");

  private Visitor browser = new Visitor(root);

  @BeforeEach
  void open() {
    browser = new Visitor(root);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void whoever_arrives_is_led_to_the_first_page() {
    RestAssured.given()
        .redirects()
        .follow(false)
        .get("/")
        .then()
        .statusCode(302)
        .header("Location", org.hamcrest.Matchers.endsWith("/ui"));
  }

  @Test
  void the_first_page_asks_each_service_by_itself() {
    HttpResponse<String> page = browser.signIn(Persona.OLAF, "/ui");
    assertThat(page.statusCode()).isEqualTo(200);
    for (String service :
        new String[] {
          "ticket-service",
          "sla-clock-service",
          "availability-probe-service",
          "credit-service",
          "notification-service"
        }) {
      assertThat(page.body())
          .contains("hx-get=\"/ui/status/" + service + "\" hx-trigger=\"load, every 5s\"");
    }
    assertThat(page.body()).contains("not reachable").doesNotContain("<script>");
    assertThat(browser.get("/web/first-page.js").statusCode()).isEqualTo(200);
    assertThat(browser.get("/ui/status/ticket-service").body()).contains("running");
  }

  @Test
  void an_agent_opens_judges_and_answers_a_ticket() {
    // Given
    String customer = Api.newCustomer();
    HttpResponse<String> list = browser.signIn(Persona.ADA, "/ui/tickets");
    // When
    HttpResponse<String> ticket =
        send(list, "/ui/tickets", newTicket(customer, "The <shop> is down"));
    // Then
    assertThat(ticket.statusCode()).isEqualTo(200);
    assertThat(ticket.uri().getPath()).matches("/ui/tickets/T-.{12}");
    assertThat(ticket.body())
        .contains("<h1>The &lt;shop&gt; is down</h1>")
        .contains("not judged yet");
    // When
    String path = ticket.uri().getPath();
    HttpResponse<String> judged = send(ticket, path + "/priority", Map.of("impact", "MAJOR"));
    // Then
    assertThat(judged.body()).contains("P2, impact major").contains("Priority P2");
    // When
    HttpResponse<String> answered =
        send(
            judged,
            path + "/response",
            Map.of("triage", "A disk failed", "nextStep", "We replace it"));
    // Then
    assertThat(answered.uri().getPath()).isEqualTo(path);
    assertThat(answered.body())
        .contains("<p>We replace it</p>")
        .contains("First response given")
        .doesNotContain("name=\"triage\"");
  }

  @Test
  void a_form_that_is_refused_comes_back_as_it_was_filled_in() {
    String customer = Api.newCustomer();
    String ticket = Api.newTicket(customer);
    HttpResponse<String> page = browser.signIn(Persona.ADA, "/ui/tickets/" + ticket);
    long before = Api.journalled();
    HttpResponse<String> again =
        send(
            page,
            "/ui/tickets/" + ticket + "/response",
            Map.of("triage", "A <disk> failed", "nextStep", " "));
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(again.body())
        .contains("Nothing was saved: nextStep: is blank")
        .contains("A &lt;disk&gt; failed</textarea>");
    assertThat(Api.journalled()).isEqualTo(before);
  }

  @Test
  void a_form_about_an_older_version_is_refused() {
    String ticket = Api.newTicket(Api.newCustomer());
    HttpResponse<String> page = browser.signIn(Persona.ADA, "/ui/tickets/" + ticket);
    Api.respond(ticket, "\"1\"", "{\"triage\":\"a\",\"nextStep\":\"b\"}").then().statusCode(200);
    HttpResponse<String> late =
        send(page, "/ui/tickets/" + ticket + "/priority", Map.of("impact", "MAJOR"));
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(late.body()).contains("Nothing was saved");
  }

  @Test
  void a_form_that_is_sent_twice_opens_one_ticket() {
    String customer = Api.newCustomer();
    HttpResponse<String> list = browser.signIn(Persona.ADA, "/ui/tickets");
    Map<String, String> fields = newTicket(customer, "Down");
    HttpResponse<String> first = send(list, "/ui/tickets", fields);
    HttpResponse<String> second = send(list, "/ui/tickets", fields);
    assertThat(second.uri()).isEqualTo(first.uri());
  }

  @Test
  void a_form_without_its_token_is_refused() {
    browser.signIn(Persona.ADA, "/ui/tickets");
    HttpResponse<String> nothing = browser.get("/web/sla.css");
    long before = Api.journalled();
    HttpResponse<String> answer =
        send(nothing, "/ui/tickets", newTicket(Api.newCustomer(), "Down"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Api.journalled()).isEqualTo(before + 2);
  }

  @Test
  void a_customer_sees_its_own_tickets_and_may_not_answer_them() {
    Api.register("acme");
    String own = Api.newTicket("acme");
    String other = Api.newTicket(Api.newCustomer());
    HttpResponse<String> list = browser.signIn(Persona.CARLA, "/ui/tickets");
    assertThat(list.body()).contains(own).doesNotContain(other);
    HttpResponse<String> page = browser.get("/ui/tickets/" + own);
    assertThat(page.body()).contains("Not given yet.").doesNotContain("name=\"triage\"");
    assertThat(browser.get("/ui/tickets/" + other).statusCode()).isEqualTo(404);
    HttpResponse<String> answer =
        send(
            list,
            "/ui/tickets/" + own + "/response",
            Map.of("version", "1", "triage", "a", "nextStep", "b"));
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void the_list_is_narrowed_to_a_customer_and_to_what_waits() {
    String customer = Api.newCustomer();
    String answered = Api.newTicket(customer);
    String waiting = Api.newTicket(customer);
    Api.respond(answered, "\"1\"", "{\"triage\":\"a\",\"nextStep\":\"b\"}").then().statusCode(200);
    browser.signIn(Persona.AUDE, "/ui/tickets");
    String list = browser.get("/ui/tickets?customer=" + customer + "&open=true").body();
    assertThat(list)
        .contains(waiting)
        .contains("hx-get=\"/ui/tickets?customer=" + customer + "&amp;open=true&amp;cursor=\"")
        .doesNotContain(answered)
        .doesNotContain("<textarea");
  }

  @Test
  void an_integrator_has_no_tickets_to_see() {
    assertThat(browser.signIn(Persona.INGO, "/ui/tickets").statusCode()).isEqualTo(403);
  }

  /** Sends a page's form, with the guard's fields as that page holds them. */
  private HttpResponse<String> send(
      HttpResponse<String> page, String action, Map<String, String> said) {
    Map<String, String> fields = new HashMap<>();
    for (String guard : List.of("form-token", "command-key", "version")) {
      Matcher field =
          Pattern.compile("name=\"" + guard + "\" value=\"([^\"]*)\"").matcher(page.body());
      if (field.find()) {
        fields.put(guard, field.group(1));
      }
    }
    fields.putAll(said);
    return browser.post(action, fields);
  }

  private static Map<String, String> newTicket(String customer, String subject) {
    return Map.of(
        "customer",
        customer,
        "service",
        "hosting",
        "kind",
        "INCIDENT",
        "impact",
        "",
        "channel",
        "PHONE",
        "subject",
        subject,
        "text",
        "All is down\nsince nine");
  }
}
