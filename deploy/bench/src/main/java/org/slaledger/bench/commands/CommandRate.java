package org.slaledger.bench.commands;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slaledger.bench.Aim;
import org.slaledger.bench.Benchmark;
import org.slaledger.bench.Clients;
import org.slaledger.bench.Measured;
import org.slaledger.bench.Row;
import org.slaledger.bench.Run;
import org.slaledger.bench.commands.SqlClient.RecordedNames;
import org.slaledger.bench.stand.Http;
import org.slaledger.bench.stand.RunningService;
import org.slaledger.bench.stand.Stand;
import org.slaledger.bench.stand.Usage;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;

/**
 * Tickets opened a second: over HTTP with a bearer token and an idempotency key; beside clients
 * that send the very same SQL; beside a bare insert of one row.
 */
public final class CommandRate implements Benchmark {
  private static final int CLIENTS = 16;
  private static final String TICKET =
      """
      {"customer":"acme","service":"hosting","kind":"INCIDENT","impact":"CRITICAL",\
      "subject":"The shop is down","text":"Every page answers 502 since nine, for all customers."}""";
  private static final String CUSTOMER =
      """
      {"customer":"acme","name":"Acme Ltd","contacts":[]}""";
  private static final Pattern EVENT_ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

  @Override
  public String name() {
    return "commands";
  }

  @Override
  public List<Row> run(Run run) throws Exception {
    try (Stand stand = new Stand(run.tree(), run.folder())) {
      RunningService service = stand.start(Service.TICKET, Map.of());
      String token = stand.token(Persona.ADA);
      Http.post(service.port(), "/customers", stand.token(Persona.ROOT), "customer", CUSTOMER);
      Recording recording = record(stand, service, token);
      run.say("the recorded transaction has %d statements".formatted(recording.statements()));
      return measure(run, stand, service, token, recording);
    }
  }

  private record Recording(RecordedTransaction transaction, RecordedNames names) {
    int statements() {
      return transaction.statements().size();
    }
  }

  private static Recording record(Stand stand, RunningService service, String token)
      throws Exception {
    String key = UUID.randomUUID().toString();
    stand.configure("log_statement", "all");
    String answer = Http.post(service.port(), "/tickets", token, key, TICKET);
    stand.configure("log_statement", "none");
    RecordedTransaction transaction = RecordedTransaction.in(stand.postgresLog());
    String ticket = found(Pattern.compile("\"ticket\":\"(T-[^\"]+)\""), answer);
    return new Recording(transaction, new RecordedNames(ticket, event(stand, ticket), key));
  }

  private static String event(Stand stand, String ticket) throws SQLException {
    try (var connection = stand.superuser(Service.TICKET.database());
        var query = connection.prepareStatement("SELECT body FROM journal WHERE stream = ?")) {
      query.setString(1, "ticket/" + ticket);
      try (var rows = query.executeQuery()) {
        rows.next();
        return found(EVENT_ID, new String(rows.getBytes(1), StandardCharsets.UTF_8));
      }
    }
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return Objects.requireNonNull(matcher.group(1));
  }

  private List<Row> measure(
      Run run, Stand stand, RunningService service, String token, Recording recording)
      throws Exception {
    // both compilers need two minutes and more while they share two cores with all that they
    // compile
    Duration warmUp = Duration.ofSeconds(run.scale().of(150, 30, 1));
    Duration round = Duration.ofSeconds(run.scale().of(15, 8, 1));
    Clients.Opening http = () -> new TicketOpener(service.port(), token, TICKET);
    Clients.Opening sql =
        () -> new SqlClient(stand.app(Service.TICKET), recording.transaction(), recording.names());
    try (var connection = stand.superuser(Service.TICKET.database());
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE bare (id bigint GENERATED ALWAYS AS IDENTITY, body text)");
      statement.execute("GRANT INSERT ON bare TO ticket_app");
    }
    Clients.Opening bare = () -> new BareInsert(stand.app(Service.TICKET));
    run.say("warm-up");
    Clients.rate(CLIENTS, warmUp, http);
    Clients.rate(CLIENTS, round, sql);
    double before = Usage.cpuSeconds(service.pid());
    double own = Usage.cpuSeconds(ProcessHandle.current().pid());
    Clients.rate(CLIENTS, round, http);
    String shares =
        "service %.0f %%, load client %.0f %% of a core"
            .formatted(
                (Usage.cpuSeconds(service.pid()) - before) * 100 / round.toSeconds(),
                (Usage.cpuSeconds(ProcessHandle.current().pid()) - own) * 100 / round.toSeconds());
    run.say(shares);
    List<Measured> measured =
        run.rounds(
            run.scale().of(5, 3, 1),
            "/s",
            List.of(
                () -> Clients.rate(CLIENTS, round, http),
                () -> Clients.rate(CLIENTS, round, sql),
                () -> Clients.rate(CLIENTS, round, bare)));
    return List.of(
        Row.beside(
            "tickets opened over HTTP",
            measured.get(0),
            "the same SQL, own clients",
            measured.get(1),
            Aim.ratio(0.5),
            CLIENTS + " connections each; relay on; " + shares),
        Row.beside(
            "tickets opened over HTTP",
            measured.get(0),
            "a bare insert of one row",
            measured.get(2),
            null,
            "for the record"));
  }
}
