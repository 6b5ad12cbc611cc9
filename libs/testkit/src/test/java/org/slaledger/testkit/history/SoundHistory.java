package org.slaledger.testkit.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.slaledger.testkit.history.History.Acknowledged;
import org.slaledger.testkit.history.History.Comparison;
import org.slaledger.testkit.history.History.Disturbance;
import org.slaledger.testkit.history.History.Effect;
import org.slaledger.testkit.history.History.Expected;
import org.slaledger.testkit.history.History.Kept;
import org.slaledger.testkit.history.History.Line;
import org.slaledger.testkit.history.History.Mail;

/** A run in which nothing went wrong, to be damaged by a test. */
final class SoundHistory {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  final List<Acknowledged> acknowledged = new ArrayList<>();
  final List<Kept> kept = new ArrayList<>();
  final List<Line> journal = new ArrayList<>();
  final List<Line> log = new ArrayList<>();
  final List<Effect> effects = new ArrayList<>();
  final List<Expected> expected = new ArrayList<>();
  final List<Mail> mails = new ArrayList<>();
  final List<Disturbance> disturbances = new ArrayList<>();
  final List<Comparison> comparisons = new ArrayList<>();

  /** Streams of four versions and more, each event acknowledged, told once and mailed once. */
  SoundHistory(RandomGenerator random) {
    var streams = random.nextInt(3, 8);
    for (var stream = 0; stream < streams; stream++) {
      for (var version = 1; version <= random.nextInt(4, 9); version++) {
        written("ticket/T-" + stream, version);
      }
    }
    republished(random);
    comparisons.add(new Comparison("statement acme 2026-03", "abc", "abc"));
  }

  private void written(String stream, int version) {
    var key = stream + "#" + version;
    var digest = "d" + key.hashCode();
    acknowledged.add(new Acknowledged(key, stream, version, "a" + digest));
    kept.add(new Kept(key, "a" + digest));
    journal.add(new Line("ticket", stream, version, digest));
    log.add(new Line("sla.tickets-0@" + log.size(), stream, version, digest));
    effects.add(new Effect("warning", key, "clock"));
    expected.add(new Expected("warning", key, "it was opened"));
    var at = NOON.plusSeconds(mails.size());
    mails.add(new Mail("<" + key + ">", key, "sender-1", at, at.plusMillis(20)));
  }

  /** A stretch of the log comes again, as after a lost slot. */
  private void republished(RandomGenerator random) {
    var from = random.nextInt(log.size());
    log.addAll(List.copyOf(log.subList(from, log.size())));
  }

  History history() {
    return new History(
        acknowledged, kept, journal, log, effects, expected, mails, disturbances, comparisons);
  }

  /** A line of the journal that has one before it and one after it in its stream. */
  Line inTheMidst() {
    return journal.get(
        IntStream.range(1, journal.size() - 1).filter(this::hasBoth).findFirst().orElseThrow());
  }

  private boolean hasBoth(int index) {
    var stream = journal.get(index).stream();
    return journal.get(index - 1).stream().equals(stream)
        && journal.get(index + 1).stream().equals(stream);
  }
}
