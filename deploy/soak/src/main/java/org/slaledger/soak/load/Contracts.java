package org.slaledger.soak.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slaledger.contract.PointId;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;

/**
 * The customers and what they were promised, in place before anything is harmed. The first one
 * takes most of the load; the second one has few tickets, two contacts and statements.
 */
public final class Contracts {
  /** Whose tickets are many. */
  public static final String BULK = "bulk";

  /** Whose statements are issued. */
  public static final String BILLED = "billed";

  /** So many failures in a row are an outage. */
  public static final int CONFIRM = 2;

  private static final String POINT = "-shop";

  private static final Duration IN_PLACE_WITHIN = Duration.ofSeconds(60);

  private final Client client;
  private final URI target;

  /** With the server that is measured. */
  public Contracts(Client client, URI target) {
    this.client = client;
    this.target = target;
  }

  /** The contacts of a customer. */
  public static List<String> contacts(String customer) {
    return customer.equals(BILLED) ? List.of("ann", "bob") : List.of("ann");
  }

  /** Whose measurement point it is. */
  public static String customerOf(PointId point) {
    return point.value().substring(0, point.value().length() - POINT.length());
  }

  /**
   * Registers and signs, and waits until the prober knows both agreements.
   *
   * @return what was asked for and answered
   */
  public List<Called> conclude() throws InterruptedException {
    var end = Instant.now().plus(IN_PLACE_WITHIN);
    BooleanSupplier waits = () -> Instant.now().isBefore(end);
    var all = new ArrayList<Called>();
    for (var customer : List.of(BULK, BILLED)) {
      all.add(done(client.until(register(customer), waits)));
      var proposed = done(client.until(oncePossible(propose(customer)), waits));
      all.add(proposed);
      all.add(done(client.until(accept(customer, "provider", "", proposed), waits)));
      var onBehalf = ",\"onBehalfOf\":\"ann\"";
      var byContact = oncePossible(accept(customer, "customer", onBehalf, proposed));
      all.add(done(client.until(byContact, waits)));
    }
    awaitPoints(end);
    return all;
  }

  /** Maintenance can be announced once the prober has heard of the agreements. */
  private void awaitPoints(Instant end) throws InterruptedException {
    var points = client.of(Service.PROBE, "/availability/points");
    while (true) {
      var answer = client.ask(Persona.OLAF, points);
      if (answer != null
          && Stream.of(BULK, BILLED).allMatch(c -> answer.body().contains(c + POINT))) {
        return;
      }
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("the prober knows no agreements: " + answer);
      }
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  private static Called done(Called called) {
    if (!called.acknowledged()) {
      throw new IllegalStateException(called.command().path() + " was answered " + called.answer());
    }
    return called;
  }

  /** Registers a customer with its contacts. */
  public static Command register(String customer) {
    var contacts =
        contacts(customer).stream()
            .map(
                contact ->
                    "{\"contact\":\"%1$s\",\"name\":\"%1$s\",\"email\":\"%1$s@%2$s.example\"}"
                        .formatted(contact, customer))
            .toList();
    var body =
        "{\"customer\":\"%1$s\",\"name\":\"%1$s\",\"contacts\":[%2$s]}"
            .formatted(customer, String.join(",", contacts));
    return Command.create("register-" + customer, Persona.OLAF, Service.TICKET, "/customers", body);
  }

  private Command propose(String customer) {
    return Command.create(
            "propose-" + customer,
            Persona.OLAF,
            Service.CREDIT,
            addenda(customer),
            document(customer))
        .written("application/yaml");
  }

  /**
   * Refused until credit-service has heard of the customer and its contacts; a refusal keeps no
   * key.
   */
  private Command oncePossible(Command command) throws InterruptedException {
    var end = Instant.now().plus(IN_PLACE_WITHIN);
    while (!client.until(command, () -> false).acknowledged() && Instant.now().isBefore(end)) {
      Thread.sleep(Duration.ofMillis(500));
    }
    return command;
  }

  private static Command accept(String customer, String party, String onBehalf, Called proposed) {
    var answer = proposed.given();
    var path = addenda(customer) + "/" + answer.text("version") + "/acceptance";
    var body = "{\"documentHash\":\"%s\"%s}".formatted(answer.text("documentHash"), onBehalf);
    var key = "accept-" + customer + "-" + party;
    return Command.create(key, Persona.OLAF, Service.CREDIT, path, body);
  }

  private static String addenda(String customer) {
    return "/agreements/" + customer + "/addenda";
  }

  private String document(String customer) {
    try (var example = Contracts.class.getResourceAsStream("/soak/addendum.yaml")) {
      if (example == null) {
        throw new IllegalStateException("soak/addendum.yaml is missing");
      }
      return new String(example.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{customer}", customer)
          .replace("{point}", customer + POINT)
          .replace("{confirm}", String.valueOf(CONFIRM))
          .replace("{target}", target.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
