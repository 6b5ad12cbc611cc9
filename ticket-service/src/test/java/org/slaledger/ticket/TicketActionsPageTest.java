package org.slaledger.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.ClockKind;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Visitor;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class TicketActionsPageTest {
  @TestHTTPResource("/")
  URI root = URI.create("/");

  private Visitor browser = new Visitor(root);
  private Work work = Work.on("T-0");
  private String page = "";

  @BeforeEach
  void open_a_ticket() {
    browser = new Visitor(root);
    Api.register("acme");
    work = Work.on(Api.newTicket("acme"));
    page = "/ui/tickets/" + work.ticket();
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void an_agent_works_a_ticket_by_forms_and_reads_its_story() {
    // Given
    work.answered();
    browser.signIn(Persona.ADA, page);
    // When
    sent("update", Map.of("text", "A <disk> is on its way", "nextUpdateAt", "2999-01-01T10:00"));
    String paused =
        sent("pause", Map.of("reason", "CUSTOMER_ANSWER", "question", "Which disk?")).body();
    String replied = sent("reply", Map.of("text", "The second", "channel", "PHONE")).body();
    sent("pause", Map.of("reason", "THIRD_PARTY", "question", ""));
    sent("continuation", Map.of());
    String resolved = sent("resolution", Map.of("solution", "It is replaced")).body();
    String reopened = sent("reopening", Map.of("reason", "It is down again")).body();
    // Then
    assertThat(paused)
        .contains("<p>A &lt;disk&gt; is on its way</p>")
        .contains("the customer was asked something. Asked: Which disk?")
        .contains(page + "/continuation")
        .doesNotContain(page + "/pause");
    assertThat(replied).contains("Reply of the customer by phone").contains(page + "/pause");
    assertThat(resolved)
        .contains("<dt>Resolved</dt>")
        .contains(page + "/reopening")
        .doesNotContain(page + "/update")
        .doesNotContain(page + "/resolution");
    assertThat(reopened).contains("<p>It is down again</p>").doesNotContain("<dt>Resolved</dt>");
  }

  @Test
  void what_was_recorded_is_put_right_by_forms() {
    // Given
    work.answered();
    browser.signIn(Persona.ADA, page);
    // When
    String withdrawn = sent("withdrawal", Map.of("reason", "About another ticket")).body();
    String corrected =
        sent(
                "correction",
                Map.of(
                    "customer", "",
                    "service", "portal",
                    "contactedAt", "2026-03-02T07:50",
                    "reason", "It was the portal"))
            .body();
    HttpResponse<String> part =
        sent(
            "split",
            Map.of(
                "subject", "A mailbox",
                "text", "For a colleague",
                "kind", "REQUEST",
                "impact", "",
                "service", ""));
    String into = Api.newTicket("acme");
    String merged = sent("merger", Map.of("into", into)).body();
    // Then
    assertThat(withdrawn).contains("Not given yet.").contains("<p>About another ticket</p>");
    assertThat(corrected)
        .contains("service portal, contact at 2026-03-02T07:50:00Z. It was the portal");
    assertThat(part.uri().getPath()).isNotEqualTo(page);
    assertThat(part.body()).contains("<h1>A mailbox</h1>").contains("<dt>Part of</dt>");
    assertThat(merged)
        .contains("Work goes on in <a href=\"/ui/tickets/" + into + "\"")
        .contains(page + "/correction")
        .doesNotContain(page + "/reply");
    assertThat(browser.get("/ui/tickets/" + into).body())
        .contains("<dt>Merged here</dt><dd><a href=\"" + page + "\"");
  }

  @Test
  void a_form_that_is_refused_comes_back_as_it_was_filled_in_and_no_other_does() {
    work.answered();
    browser.signIn(Persona.ADA, page);
    long before = Api.journalled();
    HttpResponse<String> again =
        sent("update", Map.of("text", "All <good>", "nextUpdateAt", "2020-01-01T10:00"));
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(again.body())
        .contains("Nothing was saved: nextUpdateAt:")
        .containsOnlyOnce("All &lt;good&gt;</textarea>")
        .contains("value=\"2020-01-01T10:00\"");
    HttpResponse<String> merger = sent("merger", Map.of("into", "T-0"));
    assertThat(merger.body())
        .contains("into: is no such ticket")
        .contains("<details class=\"card\" open");
    assertThat(Api.journalled()).isEqualTo(before);
  }

  @Test
  void a_customer_replies_and_reopens_and_is_offered_nothing_else() {
    // Given
    work.answered().done("resolutions", "{\"solution\":\"It is replaced\"}");
    String shown = browser.signIn(Persona.CARLA, page).body();
    assertThat(shown)
        .contains(page + "/reply")
        .contains(page + "/reopening")
        .doesNotContain("name=\"solution\"")
        .doesNotContain("Put right")
        .doesNotContain("Set the priority");
    // When
    sent("reply", Map.of("text", "It is not", "channel", "PORTAL"));
    String reopened = sent("reopening", Map.of("reason", "Still down")).body();
    // Then
    assertThat(reopened).contains("Reply of the customer by portal").contains("<p>Still down</p>");
    assertThat(sent("update", Map.of("text", "x", "version", "5")).statusCode()).isEqualTo(403);
    assertThat(sent("merger", Map.of("into", "x", "version", "5")).statusCode()).isEqualTo(403);
  }

  @Test
  void an_auditor_reads_the_story_and_is_offered_nothing() {
    assertThat(browser.signIn(Persona.AUDE, page).body())
        .contains("What happened")
        .doesNotContain("What to do")
        .doesNotContain("<textarea");
  }

  @Test
  void clocks_are_shown_with_pauses_and_without_promises() {
    Clocks clocks = Clocks.of(work.ticket(), "acme");
    clocks.start(ClockKind.RESPONSE, Clocks.START);
    clocks.measure(ClockKind.RESOLVE);
    clocks.start(ClockKind.UPDATE, Clocks.START);
    clocks.start(ClockKind.UPDATE, Clocks.DUE);
    browser.signIn(Persona.AUDE, page);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(browser.get(page).body())
                    .contains("4 h in office hours, as P2")
                    .contains("none promised in office hours, as P2")
                    .contains("calendar version 7")
                    .contains("<summary>Earlier rounds: 1</summary>")
                    .containsSubsequence("<h3>response", "<h3>update", "<h3>resolve"));
  }

  /** Sends a form of the ticket's page, with the guard's fields as the page holds them now. */
  private HttpResponse<String> sent(String action, Map<String, String> said) {
    String shown = browser.get(page).body();
    Map<String, String> fields = new HashMap<>();
    for (String guard : List.of("form-token", "command-key", "version")) {
      Matcher field = Pattern.compile("name=\"" + guard + "\" value=\"([^\"]*)\"").matcher(shown);
      if (field.find()) {
        fields.put(guard, field.group(1));
      }
    }
    fields.putAll(said);
    return browser.post(page + "/" + action, fields);
  }
}
