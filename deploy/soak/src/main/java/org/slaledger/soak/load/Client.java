package org.slaledger.soak.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.parts.TokenSigner;
import org.slaledger.local.service.Service;
import org.slaledger.soak.stand.Replica;
import org.slaledger.soak.stand.Stand;

/**
 * Sends commands to any process of a service. What is not answered is sent again under its key, to
 * the next process, until it is answered.
 */
public final class Client implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A statement is derived from the whole log before it is issued. */
  private static final Duration PATIENCE_WITH_SUMS = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Map<Service, List<URI>> addresses = new EnumMap<>(Service.class);
  private final Map<Persona, String> tokens = new ConcurrentHashMap<>();
  private final Queue<ServerError> serverErrors = new ConcurrentLinkedQueue<>();

  /** Of a stand's services. Its tokens are good for what a stepped clock takes for next year. */
  public Client(Stand stand) {
    for (var service : Service.values()) {
      addresses.put(service, stand.replicas(service).stream().map(Replica::address).toList());
    }
    for (var persona : Persona.values()) {
      tokens.put(persona, token(stand.identityFolder(), stand.identity().issuer(), persona));
    }
  }

  /** Of services that stand at these addresses, with these tokens. */
  public Client(Map<Service, List<URI>> addresses, Map<Persona, String> tokens) {
    this.addresses.putAll(addresses);
    this.tokens.putAll(tokens);
  }

  private static String token(Path folder, String issuer, Persona persona) {
    return TokenSigner.in(folder, issuer)
        .lasting(persona.subject(), persona.claims(), Duration.ofDays(3000));
  }

  /**
   * Sends a command until it is answered for good or nobody waits any more.
   *
   * @param waits asked before each further attempt
   */
  public Called until(Command command, BooleanSupplier waits) throws InterruptedException {
    var began = Instant.now();
    var to = addresses.getOrDefault(command.to(), List.of());
    for (var attempt = 1; ; attempt++) {
      var answer =
          once(command, to.get(Math.floorMod(command.key().hashCode() + attempt, to.size())));
      if (answer != null && !answer.passing()) {
        return called(command, answer, attempt, began);
      }
      if (!waits.getAsBoolean()) {
        return called(command, null, attempt, began);
      }
      Thread.sleep(PAUSE);
    }
  }

  private static Called called(
      Command command, @Nullable Answer answer, int attempts, Instant began) {
    return new Called(command, answer, attempts, began, Duration.between(began, Instant.now()));
  }

  private @Nullable Answer once(Command command, URI to) throws InterruptedException {
    var request =
        request(command.by(), to.resolve(command.path()), patience(command.to()))
            .header("Content-Type", command.type())
            .header("Idempotency-Key", command.key())
            .method(command.method(), HttpRequest.BodyPublishers.ofString(command.body()));
    if (command.seen() != null) {
      request.header("If-Match", "\"" + command.seen() + "\"");
    }
    return send(request);
  }

  /** What a process of a service answers to a question; null when it does not. */
  public @Nullable Answer ask(Persona by, URI address) throws InterruptedException {
    return send(request(by, address, PATIENCE_WITH_SUMS).GET());
  }

  /** The first process of a service. */
  public URI of(Service service, String path) {
    return addresses.getOrDefault(service, List.of()).getFirst().resolve(path);
  }

  private static Duration patience(Service to) {
    return to == Service.CREDIT ? PATIENCE_WITH_SUMS : PATIENCE;
  }

  private HttpRequest.Builder request(Persona by, URI address, Duration patience) {
    return HttpRequest.newBuilder(address)
        .timeout(patience)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + tokens.get(by));
  }

  private @Nullable Answer send(HttpRequest.Builder request) throws InterruptedException {
    var at = Instant.now();
    var asked = request.build();
    try {
      var answer = http.send(asked, HttpResponse.BodyHandlers.ofString());
      var version = answer.headers().firstValue("ETag").orElse("").replace("\"", "");
      if (answer.statusCode() >= 500) {
        var named = asked.method() + " " + asked.uri();
        serverErrors.add(new ServerError(at, answer.statusCode(), named, answer.body()));
      }
      return new Answer(answer.statusCode(), version, answer.body());
    } catch (IOException e) {
      return null;
    }
  }

  /** Every answer of 5xx that any attempt got, also where a later one succeeded. */
  public List<ServerError> serverErrors() {
    return List.copyOf(serverErrors);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
