package org.slaledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slaledger.local.parts.Inbox;
import org.slaledger.local.parts.Inbox.Mail;
import org.slaledger.local.parts.Persona;

/** Mail that was sent before an erasure is out; none that follows says what was erased. */
@ExtendWith(WithPlatform.class)
@Order(10)
class ErasedMailTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String REASON = "{\"reason\":\"request 2026-18\"}";
  private static final String CUSTOMER =
      """
      {"customer":"reef","name":"Reef","contacts":[
       {"contact":"k1","name":"Dugong Keeper","email":"dugong@reef.example"},
       {"contact":"z1","name":"Zoe","email":"zoe@reef.example"}]}""";
  private static final String TICKET =
      """
      {"customer":"reef","service":"hosting","kind":"INCIDENT","impact":"MAJOR",
       "subject":"Dugong loose","text":"The Dugong ate the cable"}""";

  /** Warns after three seconds, and is breached when both erasures are long known everywhere. */
  private static final String ADDENDUM =
      """
      {"customer":"reef","zone":"Europe/Amsterdam","currency":"EUR","cycle":"MONTH",
       "priorities":{"P2":{"hours":"24x7","response":{"target":"PT15S","warnAt":[20]}}},
       "services":[{"service":"hosting","fee":"1000.00","firstPeriodFee":"400.00","unobserved":"UP",
        "points":[{"point":"reef-web","probe":{"kind":"HTTP","url":"http://localhost:%d/healthz"},"interval":"PT10S",
         "timeout":"PT5S","confirm":2}],
        "availability":{"method":"DOWNTIME","objective":"99.9"},
        "credit":{"schedule":"TIERS","tiers":[{"below":"99.9","percent":"10"}]}}]}""";

  @Test
  void after_an_erasure_no_mail_carries_the_text_or_goes_to_the_contact(RunningPlatform platform) {
    // Given
    Api root = platform.as(Persona.ROOT);
    Api olaf = platform.as(Persona.OLAF);
    root.post("/customers", CUSTOMER);
    sign(root, platform.ports().of("target"));
    String ticket =
        Api.oncePossible(SOON, () -> root.post("/tickets", TICKET)).path("ticket").asText();
    Inbox keeper = new Inbox(platform.ports().of("imap"), "dugong@reef.example");
    Inbox zoe = new Inbox(platform.ports().of("imap"), "zoe@reef.example");
    assertThat(mails(keeper, 1).getFirst().text()).contains("Dugong Keeper", "Dugong loose");
    assertThat(mails(zoe, 1).getFirst().text()).contains("Dugong loose");
    // When
    assertThat(olaf.delete("/customers/reef/contacts/k1", REASON)).isEqualTo(204);
    assertThat(olaf.delete("/tickets/" + ticket + "/text", REASON)).isEqualTo(204);
    // Then
    Mail breach = mails(zoe, 2).getLast();
    assertThat(breach.subject()).contains(ticket, "overdue").doesNotContain("ugong");
    assertThat(breach.text()).contains(ticket, "[erased]").doesNotContain("ugong");
    assertThat(olaf.get("/notifications?customer=reef").findValuesAsText("contact"))
        .containsExactlyInAnyOrder("k1", "z1", "z1");
    assertThat(keeper.mails()).hasSize(1);
  }

  private static void sign(Api root, int target) {
    JsonNode proposed =
        Api.oncePossible(
            SOON, () -> root.post("/agreements/reef/addenda", ADDENDUM.formatted(target)));
    String acceptance = "{\"documentHash\":" + proposed.path("documentHash");
    root.post("/agreements/reef/addenda/1/acceptance", acceptance + "}");
    String onBehalf = acceptance + ",\"onBehalfOf\":\"z1\"}";
    Api.oncePossible(SOON, () -> root.post("/agreements/reef/addenda/1/acceptance", onBehalf));
  }

  private static List<Mail> mails(Inbox inbox, int count) {
    return Awaitility.await(inbox.address())
        .atMost(SOON)
        .until(inbox::mails, mails -> mails.size() == count);
  }
}
