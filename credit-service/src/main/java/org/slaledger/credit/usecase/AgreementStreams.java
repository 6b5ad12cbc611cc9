package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.credit.domain.statement.Contribution;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.Scope;
import org.slaledger.credit.domain.statement.StatementFold;
import org.slaledger.journal.LogReplay;
import org.slaledger.journal.UnusableEvent;
import org.slaledger.journal.UnusableLog;
import org.slaledger.rules.Checked;

/**
 * Which streams do an agreement's statements rest on, and what do these hold? From the log alone.
 * Memory holds no event but those of the agreement itself.
 */
@ApplicationScoped
public class AgreementStreams {
  private final LogReplay log;
  private final Replays replays;
  private final InstantSource time;

  AgreementStreams(LogReplay log, Replays replays, InstantSource time) {
    this.log = log;
    this.replays = replays;
    this.time = time;
  }

  /**
   * Those of all periods that have begun, each with its last version, in the order of their names;
   * refused where one can't be used.
   */
  public Uni<Checked<List<StreamCut>>> of(AgreementId agreement) {
    return replays.run(
        () ->
            checked(
                () -> {
                  Scope scope = scope(agreement);
                  return held(ManyStatements.FACTS, scope, scope::mayHold);
                }));
  }

  /** One of them with its last version; none where it is none of them. */
  public Uni<Checked<Optional<StreamCut>>> one(AgreementId agreement, StreamId stream) {
    return replays.run(
        () ->
            checked(
                () -> {
                  Scope scope = scope(agreement);
                  return ManyStatements.FACTS.contains(stream.topic()) && scope.mayHold(stream)
                      ? held(Set.of(stream.topic()), scope, stream::equals).stream().findFirst()
                      : Optional.empty();
                }));
  }

  /**
   * The lines of a stream from one version to another, both included, with the log's bytes. Blocks
   * as long as who takes them does.
   *
   * @param each may not change what it is given
   * @throws UnusableLog when the stream can't be used
   */
  public void lines(StreamId stream, long from, long to, Consumer<byte[]> each) {
    log.replay(
        Set.of(stream.topic()),
        stream::equals,
        event -> {
          long version = event.envelope().streamVersion();
          if (version >= from && version <= to) {
            each.accept(event.line());
          }
        });
  }

  private static <T> Checked<T> checked(Supplier<T> read) {
    try {
      return new Checked.Accepted<>(read.get());
    } catch (UnusableLog e) {
      return new Checked.Refused<>(List.of(StatementReplay.problem(e)));
    }
  }

  private List<StreamCut> held(Set<Topic> topics, Scope scope, Predicate<StreamId> wanted) {
    Set<StreamId> held = ConcurrentHashMap.newKeySet();
    Set<StreamId> ofOthers = ConcurrentHashMap.newKeySet();
    return log
        .replay(
            topics,
            stream -> wanted.test(stream) && !ofOthers.contains(stream),
            event -> {
              StreamId stream = event.stream();
              if (scope.holds(event.envelope())) {
                held.add(stream);
              } else if (!held.contains(stream) && !scope.mayHoldLater(stream)) {
                ofOthers.add(stream);
              }
            })
        .stream()
        .filter(cut -> held.contains(cut.stream()))
        .toList();
  }

  /** Of all periods that have begun; nothing while there is none. */
  private Scope scope(AgreementId agreement) {
    Instant now = time.instant();
    AgreementsInLog agreed = AgreementsInLog.read(log, agreement::equals, progress -> {});
    UnusableEvent unusable = agreed.unusable().get(agreement);
    if (unusable != null) {
      throw unusable;
    }
    List<Envelope> own = agreed.events().getOrDefault(agreement, List.of());
    List<Scope> scopes =
        agreed.periods(agreement, now).stream()
            .map(period -> StatementFold.terms(Question.asOf(agreement, period, now), own))
            .map(terms -> (Scope) new Contribution(agreement, terms.orElseThrow()))
            .toList();
    return StatementsOfAgreement.of(agreement, List.of(), scopes);
  }
}
