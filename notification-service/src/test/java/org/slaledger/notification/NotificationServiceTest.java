package org.slaledger.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.TicketId;
import org.slaledger.local.parts.Inbox;
import org.slaledger.local.parts.Persona;
import org.slaledger.notification.usecase.SendNotices;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.Others;
import org.slaledger.testkit.PlatformResource;
import org.slaledger.testkit.Tokens;
import org.slaledger.testkit.Visitor;

/** The service between a real log, a real database and a real mail server. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = {
      @ResourceArg(name = "database", value = "notification"),
      @ResourceArg(name = "mail", value = "true")
    })
class NotificationServiceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant DUE = Instant.parse("2026-11-23T10:00:00Z");

  @Inject SendNotices send;

  @TestHTTPResource("/")
  URI root;

  @Test
  void a_breach_is_mailed_once_to_each_contact_and_recorded() {
    // Given
    Story story = new Story("breached").registered("anna", "ben");
    TicketId ticket = story.ticket("The <b>portal</b> is down");
    // When the event comes twice
    Recorded breach = story.breached(ticket, Story.now(), DUE);
    Others.publishAgain(breach);
    // Then
    Inbox.Mail mail = story.mailbox("anna").await(m -> true);
    story.mailbox("ben").await(m -> true);
    assertThat(mail.subject())
        .isEqualTo(
            "[P1] "
                + ticket
                + ": the first response is overdue, it was due 2026-11-23 10:00:00 UTC");
    assertThat(mail.text())
        .contains("Hello Mx anna,")
        .contains("Subject: The <b>portal</b> is down")
        .contains("The &lt;b&gt;portal&lt;/b&gt; is down")
        .contains("http://localhost:8080/ui/tickets/" + ticket);
    Log.Entry sent =
        Log.await(
            "sla.notifications",
            entry -> entry.text().contains(mail.messageId().replaceAll("[<>]", "")));
    assertThat(sent.type()).isEqualTo("slaledger.NotificationSent.v1");
    assertThat(sent.text())
        .contains("\"causationid\":\"" + breach.envelope().id() + "\"")
        .contains("\"contact\":\"anna\"")
        .contains("CLOCK_BREACH");
    get("/notifications?customer=breached", Persona.ADA)
        .statusCode(200)
        .body("size()", equalTo(2))
        .body("messageId", hasItem(mail.messageId()))
        .body("cause", everyItem(equalTo(breach.envelope().id().toString())));
    assertThat(story.mailbox("anna").read()).hasSize(1);
    assertThat(story.mailbox("ben").read()).hasSize(1);
  }

  @Test
  void a_breach_that_is_said_again_under_another_deadline_is_not_mailed_again() {
    // Given a breach that was told, and said again since an earlier deadline was missed as well
    Story story = new Story("again").registered("anna");
    TicketId ticket = story.ticket("Slow");
    Instant started = Story.now().minusSeconds(60);
    story.breached(ticket, started, Story.now(), DUE);
    story.breached(ticket, started, Story.now(), DUE.minusSeconds(600));
    // When it is withdrawn, and said once more
    story.withdrawn(ticket, started, Story.now(), DUE.minusSeconds(600));
    story.breached(ticket, started, Story.now().plusMillis(5), DUE.plusSeconds(600));
    // Then
    story.mailbox("anna").await(m -> m.subject().contains("2026-11-23 10:10:00 UTC"));
    story.mailbox("anna").await(m -> m.subject().contains("was not overdue"));
    story.mailbox("anna").await(m -> m.subject().contains("2026-11-23 10:00:00 UTC"));
    assertThat(story.mailbox("anna").read()).hasSize(3);
  }

  @Test
  void a_warning_is_mailed_and_what_is_too_old_is_not() {
    // Given a warning that was recorded seven hours ago, such as an import brings
    Story story = new Story("warned").registered("anna");
    TicketId ticket = story.ticket("Slow");
    story.warned(ticket, Story.now().minus(Duration.ofHours(7)), DUE.minusSeconds(1));
    // When
    story.warned(ticket, Story.now(), DUE);
    // Then
    story
        .mailbox("anna")
        .await(m -> m.subject().contains("80 % of the time for the first response is used"));
    assertThat(story.mailbox("anna").read())
        .extracting(Inbox.Mail::subject)
        .containsExactly(
            "[P1] "
                + ticket
                + ": 80 % of the time for the first response is used, due 2026-11-23 10:00:00 UTC");
  }

  @Test
  void that_a_breach_was_none_is_mailed_with_what_became_known() {
    // Given
    Story story = new Story("withdrawn").registered("anna");
    TicketId ticket = story.ticket("Slow");
    // When
    story.withdrawn(ticket, Story.now(), DUE);
    // Then
    Inbox.Mail mail = story.mailbox("anna").await(m -> true);
    assertThat(mail.subject()).isEqualTo("[P1] " + ticket + ": the first response was not overdue");
    assertThat(mail.text()).contains("it was answered");
  }

  @Test
  void an_outage_is_mailed_when_it_is_confirmed_and_when_it_is_over_once_each() {
    // Given
    Story story = new Story("outage").registered("anna").signed();
    Instant began = Story.now().minusSeconds(60);
    // a failure that is not confirmed
    story.failed(1, began.minusSeconds(30));
    story.recovered(began.minusSeconds(20), began.minusSeconds(30));
    // When
    story.failed(1, began);
    story.failed(2, began.plusSeconds(10));
    story.failed(3, began.plusSeconds(20));
    story.recovered(began.plusSeconds(30), began);
    // Then
    story.mailbox("anna").await(m -> m.subject().contains("is back"));
    story.mailbox("anna").await(m -> m.subject().startsWith("Outage"));
    assertThat(story.mailbox("anna").read()).hasSize(2);
    get("/notifications?customer=outage", Persona.ADA)
        .body("kind", hasItem("OUTAGE"))
        .body("kind", hasItem("RECOVERY"))
        .body("point", everyItem(equalTo("outage-portal")));
  }

  @Test
  void neither_history_nor_an_outage_that_was_over_when_it_was_told_is_mailed() {
    // Given
    Story story = new Story("history").registered("anna").signed();
    Instant began = Story.now().minusSeconds(600);
    story.imported(1, began);
    story.imported(2, began.plusSeconds(10));
    story.recovered(began.plusSeconds(100), began.plusSeconds(100));
    story.failed(1, began.plusSeconds(50));
    story.failed(2, began.plusSeconds(60));
    // When
    story.failed(1, began.plusSeconds(200));
    story.failed(2, began.plusSeconds(210));
    // Then
    story.mailbox("anna").await(m -> m.subject().startsWith("Outage"));
    assertThat(story.mailbox("anna").read()).hasSize(1);
  }

  @Test
  void one_of_several_checks_that_fails_is_an_outage_of_the_point() {
    // Given
    Story story = new Story("checks").registered("anna").signed();
    Instant began = Story.now().minusSeconds(600);
    // When
    story.failed("login", 1, began);
    story.failed("search", 1, began.plusSeconds(5));
    story.failed("login", 2, began.plusSeconds(10));
    story.recovered("search", began.plusSeconds(15), began.plusSeconds(5));
    story.recovered("login", began.plusSeconds(30), began);
    // Then
    story.mailbox("anna").await(m -> m.subject().contains("is back"));
    story
        .mailbox("anna")
        .await(m -> m.subject().startsWith("Outage") && m.text().contains("local (login)"));
    assertThat(story.mailbox("anna").read()).hasSize(2);
  }

  @Test
  void as_many_locations_as_agreed_make_an_outage_that_is_told_once() {
    // Given
    Story story = new Story("quorum").registered("anna").signedWithQuorum();
    Instant began = Story.now().minusSeconds(600);
    // When
    story.failedFrom("oslo", 1, began);
    story.failedFrom("oslo", 2, began.plusSeconds(10));
    story.failedFrom("rome", 1, began.plusSeconds(20));
    story.failedFrom("rome", 2, began.plusSeconds(30));
    story.mailbox("anna").await(m -> m.subject().startsWith("Outage"));
    // and what is told late, of a location that saw it before the second
    story.failedFrom("bern", 1, began.plusSeconds(5));
    story.failedFrom("bern", 2, began.plusSeconds(15));
    await()
        .atMost(PATIENCE)
        .until(
            () -> Tables.count("SELECT count(*) FROM failure WHERE point = 'quorum-portal'") == 6);
    story.recoveredFrom("oslo", began.plusSeconds(40), began);
    story.recoveredFrom("rome", began.plusSeconds(50), began.plusSeconds(20));
    // Then
    story.mailbox("anna").await(m -> m.subject().contains("is back"));
    assertThat(story.mailbox("anna").read())
        .hasSize(2)
        .anySatisfy(m -> assertThat(m.text()).contains("oslo, rome"))
        .anySatisfy(m -> assertThat(m.text()).contains("bern, rome"));
  }

  @Test
  void one_location_of_several_tells_of_no_outage() {
    // Given
    Story story = new Story("alone").registered("anna").signedWithQuorum();
    Instant began = Story.now().minusSeconds(600);
    // When
    story.failedFrom("oslo", 1, began);
    story.failedFrom("oslo", 2, began.plusSeconds(10));
    story.recoveredFrom("oslo", began.plusSeconds(20), began);
    // and an outage that others agree on
    story.failedFrom("oslo", 1, began.plusSeconds(30));
    story.failedFrom("oslo", 2, began.plusSeconds(40));
    story.failedFrom("bern", 1, began.plusSeconds(30));
    story.failedFrom("bern", 2, began.plusSeconds(40));
    // Then
    story.mailbox("anna").await(m -> m.text().contains("bern, oslo"));
    assertThat(story.mailbox("anna").read()).hasSize(1);
  }

  @Test
  void failures_that_come_before_terms_and_contacts_are_told_when_these_arrive() {
    // Given an outage of a point that nobody has told us of
    Story story = new Story("later");
    Instant began = Story.now().minusSeconds(60);
    story.failed(1, began);
    story.failed(2, began.plusSeconds(10));
    await()
        .atMost(PATIENCE)
        .until(
            () -> Tables.count("SELECT count(*) FROM failure WHERE point = 'later-portal'") == 2);
    // When
    story.signed();
    await()
        .atMost(PATIENCE)
        .until(() -> Tables.count("SELECT count(*) FROM alarm WHERE customer = 'later'") == 1);
    story.registered("anna");
    // Then
    story.mailbox("anna").await(m -> m.subject().startsWith("Outage of portal (later-portal)"));
    assertThat(story.mailbox("anna").read()).hasSize(1);
  }

  @Test
  void a_mail_whose_sending_could_not_be_recorded_goes_out_again_under_the_same_id() {
    // Given a journal that takes nothing, as if the service died after the server took the mail
    Story story = new Story("crashed").registered("anna");
    TicketId ticket = story.ticket("Slow");
    refuseJournal("raise_exception");
    story.breached(ticket, Story.now(), DUE);
    String first = story.mailbox("anna").await(m -> true).messageId();
    // When it works again and the lease is over
    takeJournal();
    Tables.execute("UPDATE notice SET due_at = now() WHERE customer = 'crashed'");
    // Then
    await().atMost(PATIENCE).until(() -> sent(story) == 1);
    assertThat(story.mailbox("anna").read())
        .extracting(Inbox.Mail::messageId)
        .containsExactly(first, first);
    assertThat(Log.read("sla.notifications"))
        .filteredOn(entry -> entry.text().contains(first.replaceAll("[<>]", "")))
        .hasSize(1);
  }

  @Test
  void mails_that_went_out_while_the_disk_is_full_do_not_go_out_again_and_others_wait()
      throws Exception {
    // Given more mails than go out at once
    Story story = new Story("full").registered("anna");
    TicketId ticket = story.ticket("Slow");
    int whileFull;
    refuseJournal("disk_full");
    try {
      for (int i = 0; i < 12; i++) {
        story.warned(ticket, Story.now(), DUE.plusSeconds(i));
      }
      story.mailbox("anna").await(m -> true);
      Thread.sleep(3000);
      whileFull = story.mailbox("anna").read().size();
    } finally {
      takeJournal();
    }
    // Then
    await().atMost(PATIENCE).until(() -> sent(story) == 12);
    assertThat(whileFull).isBetween(1, 8);
    assertThat(story.mailbox("anna").read())
        .hasSize(12)
        .extracting(Inbox.Mail::messageId)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_contact_is_not_told_of_what_was_before_its_time() {
    // Given
    Story story = new Story("newcomer").registered("anna");
    TicketId ticket = story.ticket("Slow");
    story.warned(ticket, Story.now(), DUE);
    story.mailbox("anna").await(m -> true);
    // When
    story.contact("ben", story.address("ben"), Story.now().plusMillis(1));
    story.breached(ticket, Story.now().plusSeconds(1), DUE);
    // Then
    story.mailbox("ben").await(m -> m.subject().contains("overdue"));
    assertThat(story.mailbox("ben").read()).hasSize(1);
  }

  @Test
  void a_mail_that_no_server_takes_is_given_up_after_the_last_attempt() {
    // Given
    Story story = new Story("refused").registered();
    story.contact("nobody", "no address at all", Story.now().minusSeconds(5));
    TicketId ticket = story.ticket("Slow");
    // When
    Recorded breach = story.breached(ticket, Story.now(), DUE);
    // Then
    Log.Entry failed =
        Log.await(
            "sla.notifications", entry -> entry.text().contains(breach.envelope().id().toString()));
    assertThat(failed.type()).isEqualTo("slaledger.NotificationFailed.v1");
    assertThat(failed.text()).contains("\"attempts\":3");
    get("/notifications?customer=refused", Persona.ADA)
        .body("[0].state", equalTo("FAILED"))
        .body("[0].attempts", equalTo(3));
  }

  @Test
  void each_mail_goes_out_once_although_several_send() {
    // Given
    Story story = new Story("several").registered("anna");
    TicketId ticket = story.ticket("Slow");
    // When
    for (int i = 0; i < 30; i++) {
      story.warned(ticket, Story.now(), DUE.plusSeconds(i));
    }
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              Uni.join().all(loop(), loop(), loop()).andFailFast().await().atMost(PATIENCE);
              return sent(story) == 30;
            });
    // Then
    assertThat(story.mailbox("anna").read())
        .hasSize(30)
        .extracting(Inbox.Mail::messageId)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_customer_sees_its_own_notifications_alone() {
    // Given
    Story own = new Story("acme").registered("carla");
    Story other = new Story("globex").registered("greta");
    own.breached(own.ticket("Slow"), Story.now(), DUE);
    other.breached(other.ticket("Slow"), Story.now(), DUE);
    // When
    own.mailbox("carla").await(m -> true);
    other.mailbox("greta").await(m -> true);
    // Then
    get("/notifications", Persona.CARLA)
        .statusCode(200)
        .body("size()", equalTo(1))
        .body("customer", everyItem(equalTo("acme")));
    get("/notifications?customer=globex", Persona.CARLA).statusCode(403);
    try (Visitor carla = new Visitor(root)) {
      var page = carla.signIn(Persona.CARLA, "/ui/notifications");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("carla", "Breach").doesNotContain("greta");
      assertThat(carla.get("/ui/notifications/list").body())
          .contains("carla")
          .doesNotContain("<html");
    }
  }

  private static void refuseJournal(String condition) {
    Tables.execute(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE %s USING MESSAGE = 'refused by the test'; END $$;
        CREATE TRIGGER refuse BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION refuse();
        """
            .formatted(condition));
  }

  private static void takeJournal() {
    Tables.execute("DROP TRIGGER refuse ON journal; DROP FUNCTION refuse()");
  }

  private Uni<Void> loop() {
    return Multi.createBy()
        .repeating()
        .uni(send::sendFirstDue)
        .whilst(any -> any)
        .onItem()
        .ignoreAsUni();
  }

  private static long sent(Story story) {
    List<String> states =
        get("/notifications?customer=" + story.customer, Persona.ADA)
            .extract()
            .jsonPath()
            .getList("state");
    return states.stream().filter("SENT"::equals).count();
  }

  private static io.restassured.response.ValidatableResponse get(String path, Persona persona) {
    return given().auth().oauth2(Tokens.of(persona)).get(path).then();
  }
}
