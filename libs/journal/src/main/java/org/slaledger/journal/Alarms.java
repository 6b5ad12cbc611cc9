package org.slaledger.journal;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Tells which findings have lasted long enough to be alarms, and logs each when it is raised and
 * when it is cleared.
 */
@ApplicationScoped
class Alarms {
  private static final Logger LOG = Logger.getLogger(Alarms.class);

  private final List<AlarmSource> sources;
  private final InstantSource time;
  private volatile Map<Subject, Instant> seenSince = Map.of();
  private volatile List<Alarm> raised = List.of();

  Alarms(@All List<AlarmSource> sources, InstantSource time) {
    this.sources = sources;
    this.time = time;
  }

  private record Subject(Alarm.Kind kind, String name) {
    static Subject of(Alarm alarm) {
      return new Subject(alarm.kind(), alarm.subject());
    }
  }

  /** Those of a status, the most urgent kind first. */
  List<Alarm> of(JournalStatus.Status status) {
    Instant now = time.instant();
    return overdue(lasting(status, now), now);
  }

  /** Those of the last look. */
  List<Alarm> raised() {
    return raised;
  }

  /** Notes what is seen for the first time, and logs what has come and gone. */
  synchronized void look(JournalStatus.Status status) {
    Instant now = time.instant();
    note(lasting(status, now), now);
  }

  /** The state could not be read: what was wrong before is taken to be so still. */
  synchronized void blind(Throwable why) {
    Instant now = time.instant();
    Map<Subject, Alarm> before = new HashMap<>();
    raised.forEach(alarm -> before.put(Subject.of(alarm), alarm));
    Subject database = new Subject(Alarm.Kind.DATABASE, "database");
    Instant since = seenSince.getOrDefault(database, now);
    before.put(database, new Alarm(database.kind(), database.name(), since, why.toString()));
    note(before.values(), now);
  }

  private List<Alarm> lasting(JournalStatus.Status status, Instant now) {
    return sources.stream()
        .flatMap(source -> source.look(status).stream())
        .map(found -> new Alarm(found.kind(), found.subject(), since(found, now), found.text()))
        .toList();
  }

  private Instant since(AlarmSource.Finding found, Instant now) {
    return found.since() != null
        ? found.since()
        : seenSince.getOrDefault(new Subject(found.kind(), found.subject()), now);
  }

  private static List<Alarm> overdue(Collection<Alarm> lasting, Instant now) {
    return lasting.stream()
        .filter(alarm -> !now.isBefore(alarm.since().plus(alarm.kind().patience())))
        .sorted(java.util.Comparator.comparing(Alarm::kind).thenComparing(Alarm::since))
        .toList();
  }

  private void note(Collection<Alarm> lasting, Instant now) {
    seenSince =
        lasting.stream().collect(Collectors.toMap(Subject::of, Alarm::since, (one, other) -> one));
    Map<Subject, Alarm> before = bySubject(raised);
    List<Alarm> overdue = overdue(lasting, now);
    raised = overdue;
    Map<Subject, Alarm> after = bySubject(overdue);
    after.forEach(
        (subject, alarm) -> {
          if (!before.containsKey(subject)) {
            LOG.errorf(
                "alarm %s: %s since %s: %s",
                alarm.kind(), alarm.subject(), alarm.since(), alarm.text());
          }
        });
    before.forEach(
        (subject, alarm) -> {
          if (!after.containsKey(subject)) {
            LOG.infof("alarm %s is over: %s", alarm.kind(), alarm.subject());
          }
        });
  }

  private static Map<Subject, Alarm> bySubject(List<Alarm> alarms) {
    return alarms.stream()
        .collect(Collectors.toMap(Subject::of, alarm -> alarm, (one, other) -> one));
  }
}
