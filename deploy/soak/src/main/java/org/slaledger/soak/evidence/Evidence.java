package org.slaledger.soak.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slaledger.soak.load.Called;
import org.slaledger.soak.load.Client;
import org.slaledger.soak.load.Inbound;
import org.slaledger.soak.stand.Stand;
import org.slaledger.testkit.history.History;
import org.slaledger.testkit.history.History.Comparison;
import org.slaledger.testkit.history.History.Disturbance;
import org.slaledger.testkit.history.History.Effect;
import org.slaledger.testkit.history.History.Expected;
import org.slaledger.testkit.history.History.Line;

/** Gathers what is found after a run. */
public final class Evidence {
  private final Stand stand;
  private final Client client;
  private final State state;
  private final CommittedLog log;

  /** Of a stand that is no longer harmed. */
  public Evidence(Stand stand, Client client) {
    this.stand = stand;
    this.client = client;
    this.state = new State(stand.postgres(), stand.services());
    this.log = new CommittedLog(stand.bootstrap());
  }

  /**
   * What was found.
   *
   * @param events in all journals
   * @param records committed in the log, copies included
   * @param mails that arrived, copies included
   * @param repeatedMails copies of a mail beyond its first
   * @param statements that were issued and replayed
   */
  public record Found(
      History history, int events, int records, int mails, int repeatedMails, int statements) {}

  /** Waits until all that was begun is done; false when it was not within the limit. */
  public boolean awaitQuiet(Duration limit) throws InterruptedException {
    return new Quiet(state, client, stand.services()).await(limit);
  }

  /** Records that are committed in the log, copies included. */
  public List<Line> log() {
    List<Line> records = new ArrayList<>();
    log.each(record -> records.add(line(record)));
    return records;
  }

  /** Gathers all. Commands are asked again, which changes nothing. */
  public Found gather(List<Called> called, List<Inbound> inbound, List<Disturbance> disturbances)
      throws InterruptedException {
    var settled = lines(stored());
    var records = log();
    var stored = judged(stored(), settled.keySet(), records);
    var effects = new Effects();
    stored.forEach(effects::take);
    var mails = new Mails(stand.mail().arrivals(), effects.settled());
    List<Effect> happened = new ArrayList<>(effects.effects());
    List<Expected> due = new ArrayList<>(effects.expected());
    happened.addAll(mails.effects());
    due.addAll(mails.expected());
    new Integrators(state, log).compare(inbound, happened, due);
    var replays = new Replays(client);
    var comparisons = new ArrayList<>(replays.statements(stored));
    var statements = comparisons.size() / Replays.TIMES;
    comparisons.addAll(standingStill());
    comparisons.addAll(new BuiltViews(client).compared(stand.services()));
    var answers = new Answers(client);
    var history =
        new History(
            answers.acknowledged(called),
            answers.askedAgain(called),
            stored.stream().map(Stored::line).toList(),
            records,
            happened,
            due,
            mails.all(),
            disturbances,
            comparisons);
    return new Found(
        history, stored.size(), records.size(), mails.all().size(), mails.repeated(), statements);
  }

  /**
   * Commands, journals and log alone, of a stand without all services. Commands are asked again.
   */
  public History written(List<Called> called) throws InterruptedException {
    var answers = new Answers(client);
    var lines = stored().stream().map(Stored::line).toList();
    return new History(
        answers.acknowledged(called),
        answers.askedAgain(called),
        lines,
        log(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private List<Stored> stored() {
    return Stored.all(stand.postgres(), stand.services());
  }

  private static Map<String, Stored> lines(List<Stored> stored) {
    return stored.stream().collect(Collectors.toMap(Evidence::place, Function.identity()));
  }

  private static String place(Stored line) {
    return line.service() + " " + line.stream() + " " + line.version();
  }

  /** A service goes on measuring: a line that is newer than the log was read can't be judged. */
  private static List<Stored> judged(List<Stored> now, Set<String> settled, List<Line> records) {
    Set<String> logged = new HashSet<>();
    records.forEach(line -> logged.add(line.stream() + " " + line.version()));
    return now.stream()
        .filter(
            line ->
                settled.contains(place(line))
                    || logged.contains(line.stream() + " " + line.version()))
        .toList();
  }

  private static Line line(ConsumerRecord<String, byte[]> record) {
    var place = record.topic() + "-" + record.partition() + "@" + record.offset();
    return new Line(place, record.key(), LineVersion.of(record.value()), Digest.of(record.value()));
  }

  private List<Comparison> standingStill() {
    List<Comparison> all = new ArrayList<>();
    for (var service : stand.services()) {
      var stopped = state.stopped(service);
      all.add(
          new Comparison(
              "streams that stand still in " + service.serviceName(), "[]", stopped.toString()));
    }
    return all;
  }
}
