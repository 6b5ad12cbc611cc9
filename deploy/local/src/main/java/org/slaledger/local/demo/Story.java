package org.slaledger.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.slaledger.local.parts.Persona;

/** One customer's minute: what is promised, what happens, what is owed. */
final class Story {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration BREACH = Duration.ofSeconds(30);
  private static final Duration MAINTENANCE_NOTICE = Duration.ofSeconds(3);
  private static final Duration MAINTENANCE_LENGTH = Duration.ofSeconds(12);

  private final Stage stage;
  private final Narrator tell;
  private final Api agent;
  private final Api operator;
  private final Api integrator;
  private final Api auditor;

  Story(Stage stage, Narrator tell) {
    this.stage = stage;
    this.tell = tell;
    this.agent = stage.as(Persona.ADA);
    this.operator = stage.as(Persona.OLAF);
    this.integrator = stage.as(Persona.INGO);
    this.auditor = stage.as(Persona.AUDE);
  }

  void play() {
    String customer = registerCustomer();
    Api carla = stage.asCustomer(customer);
    signAddendum(customer, carla);
    answerInTime(customer, carla);
    sufferOutage(customer);
    breachClock(customer);
    maintain(customer);
    openByEvent(customer);
    deriveStatement(customer);
  }

  /** The first run registers acme, which Carla may see; a later one acme-2, acme-3, ... */
  private String registerCustomer() {
    tell.chapter("A customer is registered");
    for (int n = 1; ; n++) {
      String customer = n == 1 ? "acme" : "acme-" + n;
      if (operator.get("/customers/" + customer).status() == 404) {
        operator
            .post("/customers", Documents.customer(customer, address(customer)))
            .expected("registering " + customer);
        tell.seen(customer + ", whose contact reads " + address(customer));
        return customer;
      }
    }
  }

  private void signAddendum(String customer, Api carla) {
    tell.chapter("A calendar is published, an addendum proposed and accepted by both sides");
    publishCalendar();
    String path = "/agreements/" + customer + "/addenda";
    String key = operator.get("/ledger").expected("the ledger's key").body().path("key").asText();
    String document = Documents.addendum(customer, stage.target(), key);
    JsonNode proposed =
        tell.await(
                "credit-service took the addendum as YAML",
                SOON,
                () ->
                    Optional.of(operator.postAs("application/yaml", path, document))
                        .filter(Api.Answer::ok))
            .body();
    String hash = proposed.path("documentHash").asText();
    int version = proposed.path("version").asInt();
    String acceptance = path + "/" + version + "/acceptance";
    operator.post(acceptance, Documents.acceptance(hash)).expected("accepting as the provider");
    tell.says("the provider accepted; the customer accepts SHA-256 " + hash);
    carla.post(acceptance, Documents.acceptance(hash)).expected("accepting as the customer");
    tell.await(
        "the prober knows the agreed point and sees it up",
        SOON,
        () -> point(customer).filter(point -> point.path("state").asText().equals("UP")));
  }

  private void publishCalendar() {
    if (operator.get("/calendars/office").status() == 404) {
      operator
          .post("/calendars/office", Documents.calendar(Year.now(ZoneOffset.UTC).getValue()))
          .expected("publishing a calendar");
    }
  }

  private void answerInTime(String customer, Api carla) {
    tell.chapter("A P1 is opened by the customer and answered in time");
    String ticket =
        id(carla.post("/tickets", Documents.ticket(customer, "CRITICAL", "The shop answers 502")));
    tell.await("its RESPONSE clock runs", SOON, () -> clock(ticket, "RUNNING"));
    Api.Answer opened = agent.get("/tickets/" + ticket).expected("reading the ticket");
    agent
        .change("/tickets/" + ticket + "/responses", Documents.response(), opened.etag())
        .expected("answering the P1");
    tell.await(
        "its clock stopped, in time",
        SOON,
        () -> clock(ticket, "STOPPED").filter(clock -> clock.path("met").asBoolean()));
  }

  private void breachClock(String customer) {
    tell.chapter("A P2 is left alone until its clock breaches (the addendum promises seconds)");
    String ticket =
        id(agent.post("/tickets", Documents.ticket(customer, "MAJOR", "Reports are slow")));
    tell.await(
        "a warning came by mail",
        BREACH,
        () ->
            stage.subjectWith(
                address(customer), "of the time for the first response is used", ticket));
    tell.await("the clock breached", BREACH, () -> clock(ticket, "BREACHED"));
    String subject =
        tell.await(
            "the breach came by mail",
            BREACH,
            () -> stage.subjectWith(address(customer), "the first response is overdue", ticket));
    tell.says("\"" + subject + "\"");
  }

  private void sufferOutage(String customer) {
    tell.chapter("The agreed server is taken down and brought back");
    stage.targetDown();
    tell.await(
        "the prober sees it down",
        SOON,
        () -> point(customer).filter(point -> point.path("state").asText().equals("DOWN")));
    tell.await(
        "the outage came by mail", SOON, () -> stage.subjectWith(address(customer), "utage"));
    stage.targetUp();
    tell.await(
        "the prober sees it up again",
        SOON,
        () -> point(customer).filter(point -> point.path("state").asText().equals("UP")));
  }

  private void maintain(String customer) {
    tell.chapter("Maintenance is announced and used");
    Instant from = Instant.now().plus(MAINTENANCE_NOTICE);
    Api.Answer announced =
        operator
            .post(
                "/maintenance",
                Documents.maintenance(customer, from, from.plus(MAINTENANCE_LENGTH)))
            .expected("announcing maintenance");
    String window = announced.body().path("window").asText();
    tell.seen("window " + window + " from " + from);
    Api.Answer opened =
        tell.await(
            "the window is open",
            SOON,
            () ->
                Instant.now().isBefore(from)
                    ? Optional.<Api.Answer>empty()
                    : Optional.of(change(window, "open")));
    stage.targetDown();
    tell.await(
        "the server is down, within the window",
        SOON,
        () -> point(customer).filter(point -> point.path("state").asText().equals("DOWN")));
    stage.targetUp();
    tell.await(
        "the server is up again",
        SOON,
        () -> point(customer).filter(point -> point.path("state").asText().equals("UP")));
    if (opened.ok()) {
      change(window, "close").expected("closing the window");
    }
    tell.seen("the window is closed");
  }

  private Api.Answer change(String window, String how) {
    Api.Answer now = operator.get("/maintenance/" + window).expected("reading the window");
    return operator
        .change("/maintenance/" + window + "/" + how, "{}", now.etag())
        .expected("to " + how + " the window");
  }

  private void openByEvent(String customer) {
    tell.chapter("An integrator's CloudEvent opens a ticket");
    String id = "alert-" + Instant.now().toEpochMilli();
    integrator
        .postAs("application/cloudevents+json", "/events", Documents.event(id, customer))
        .expected("publishing the event");
    JsonNode fate =
        tell.await(
            "its fate can be asked for by id",
            SOON,
            () ->
                Optional.of(integrator.get("/events/" + id + "?source=urn:demo").body())
                    .filter(body -> body.path("fate").asText().equals("JOURNALLED")));
    String ticket = fate.path("stream").asText().replace("ticket/", "");
    agent.get("/tickets/" + ticket).expected("reading the ticket that the event opened");
    tell.seen("ticket " + ticket + " was opened from event " + id);
  }

  private void deriveStatement(String customer) {
    tell.chapter("The statement, derived by replaying the log");
    Instant over = Instant.now();
    String period = YearMonth.now(ZoneId.of(Documents.ZONE)).toString();
    String path = "/statements/" + customer + "/" + period;
    tell.await(
        "a signed checkpoint holds the evidence up to this moment",
        SOON,
        () ->
            Optional.of(derive(path + "?asOf=" + Instant.now()))
                .filter(told -> told.seenUntil().isAfter(over)));
    String asOf = "?asOf=" + Instant.now();
    JsonNode first = auditor.get(path + asOf).expected("the statement").body();
    JsonNode second = operator.get(path + asOf).expected("the statement").body();
    new ToldStatement(first.path("statement"), tell).tell();
    if (!first.path("hash").equals(second.path("hash"))) {
      throw new NotSeen("auditor and operator derive the same bytes");
    }
    tell.seen("auditor and operator derive the same bytes, SHA-256 " + first.path("hash").asText());
    tell.says(
        "whoever wants to check it alone takes its bundle, from " + path + "/bundle, and runs");
    tell.says("  ./sla verify FILE");
  }

  private ToldStatement derive(String path) {
    JsonNode body = auditor.get(path).expected("the statement").body();
    return new ToldStatement(body.path("statement"), tell);
  }

  private Optional<JsonNode> point(String customer) {
    JsonNode points = operator.get("/availability/points").expected("reading the points").body();
    return StreamSupport.stream(points.spliterator(), false)
        .filter(point -> point.path("point").asText().equals(Documents.point(customer)))
        .findFirst();
  }

  private Optional<JsonNode> clock(String ticket, String state) {
    Api.Answer clock = agent.get("/clocks/" + ticket + "/RESPONSE");
    return clock.ok() && clock.body().path("state").asText().equals(state)
        ? Optional.of(clock.body())
        : Optional.empty();
  }

  private static String id(Api.Answer opened) {
    return opened.expected("opening a ticket").body().path("ticket").asText();
  }

  private static String address(String customer) {
    return "carla@" + customer + ".example";
  }
}
