package org.slaledger.credit.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.credit.domain.life.GivenOut;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.journal.LogReplay;
import org.slaledger.journal.Rebuild;
import org.slaledger.journal.Rebuilds;
import org.slaledger.journal.ReplayProgress;
import org.slaledger.journal.Transactions;

/**
 * Compares what this service says with the log: each statement that was given out with what its own
 * cut comes to and with what the journal has of it, and the views with views built anew. Changes
 * nothing.
 */
@ApplicationScoped
public class ShadowReplay {
  private static final Duration LOOK = Duration.ofMillis(500);

  private final LogReplay log;
  private final PeriodHistory periods;
  private final Transactions transactions;
  private final Rebuilds rebuilds;
  private final long mostEvents;

  ShadowReplay(
      LogReplay log,
      PeriodHistory periods,
      Transactions transactions,
      Rebuilds rebuilds,
      @ConfigProperty(name = "sla.credit.shadow-events") long mostEvents) {
    this.log = log;
    this.periods = periods;
    this.transactions = transactions;
    this.rebuilds = rebuilds;
    this.mostEvents = mostEvents;
  }

  /** Is told how it goes, by the thread that runs it; may throw to end it. */
  interface Watcher {
    /** About once a second while the log is read or waited for. */
    void progress(ReplayProgress progress);

    /** A statement was derived again. */
    void derived();

    /**
     * Something differs.
     *
     * @param subject {@code <agreement>/<period> number <n>}, or a table
     * @param finding for people, the first figure that differs
     */
    void differs(String subject, String finding);
  }

  /**
   * Does all of it. Blocks. Memory is that of {@link ManyStatements}.
   *
   * @throws org.slaledger.journal.IncompleteLog when the log lacks what this service had read
   * @throws CancellationException when the calling thread is interrupted
   * @throws IllegalStateException when the views could not be compared
   */
  void run(Watcher watcher) {
    GivenOutInLog found = GivenOutInLog.read(log, (agreement, period) -> true, watcher::progress);
    found
        .unusable()
        .forEach(it -> watcher.differs(it.stream().id(), String.valueOf(it.getMessage())));
    compareWithJournal(found.statements(), watcher);
    new ManyStatements(log, mostEvents, watcher::progress)
        .derive(
            found.statements().stream().map(GivenOutInLog.Of::asked).toList(),
            (asked, derivation) -> {
              watcher.derived();
              compare(asked, derivation, watcher);
            });
    compareViews(watcher);
  }

  private void compareWithJournal(List<GivenOutInLog.Of> statements, Watcher watcher) {
    Map<String, List<GivenOut>> lives = new HashMap<>();
    for (GivenOutInLog.Of one : statements) {
      List<GivenOut> journalled =
          lives.computeIfAbsent(
              one.agreement() + ":" + one.period(),
              name ->
                  transactions
                      .inTransaction(tx -> periods.life(tx, one.agreement(), one.period()))
                      .await()
                      .indefinitely()
                      .life()
                      .given());
      int number = one.given().number();
      if (journalled.size() < number) {
        watcher.differs(name(one.asked()), "the journal does not have it");
      } else if (!journalled.get(number - 1).equals(one.given())) {
        watcher.differs(
            name(one.asked()),
            "the journal has " + figure(journalled.get(number - 1), one.given()));
      }
    }
  }

  /** The first figure of one that the other has otherwise. */
  private static String figure(GivenOut one, GivenOut log) {
    if (!one.credit().equals(log.credit()) || !one.currency().equals(log.currency())) {
      return "credit %s %s, the log %s %s"
          .formatted(
              one.credit().toPlainString(),
              one.currency(),
              log.credit().toPlainString(),
              log.currency());
    }
    return one.hash().equals(log.hash())
        ? "another cut, time or author than the log"
        : "sha256 %s, the log %s".formatted(one.hash(), log.hash());
  }

  private static void compare(AskedStatement asked, Derivation derivation, Watcher watcher) {
    if (asked.holds(derivation)) {
      return;
    }
    watcher.differs(
        name(asked),
        switch (derivation) {
          case Derivation.UnknownAgreement _ -> "the log knows of no such agreement";
          case Derivation.Refused no -> no.why();
          case Derivation.Derived(Statement statement) -> otherwise(asked, statement);
        });
  }

  private static String otherwise(AskedStatement asked, Statement statement) {
    GivenOut given = Objects.requireNonNull(asked.given());
    return given.credit().equals(statement.credit())
        ? "given out was sha256 %s, its cut comes to %s".formatted(given.hash(), statement.hash())
        : "given out was credit %s %s, its cut comes to %s %s"
            .formatted(
                given.credit().toPlainString(),
                given.currency(),
                statement.credit().toPlainString(),
                statement.currency());
  }

  private static String name(AskedStatement asked) {
    return "%s/%s number %d"
        .formatted(
            asked.question().agreement(),
            asked.question().period(),
            Objects.requireNonNull(asked.given()).number());
  }

  private void compareViews(Watcher watcher) {
    Rebuild ended = comparison(watcher);
    switch (ended.outcome()) {
      case EQUAL -> {}
      case DIFFERENT ->
          ended
              .differences()
              .forEach(
                  it ->
                      watcher.differs(
                          it.table(),
                          "the row %s: %s %s"
                              .formatted(
                                  it.key(), it.kind(), String.join(", ", it.columns()).strip())));
      case RUNNING, SWITCHED, REFUSED, FAILED, ABANDONED ->
          throw new IllegalStateException(
              "the views could not be compared: %s %s"
                  .formatted(ended.outcome(), Optional.ofNullable(ended.problem()).orElse("")));
    }
  }

  /** Once it has ended; while another rebuild runs, it waits. */
  private Rebuild comparison(Watcher watcher) {
    long began = System.nanoTime();
    Optional<UUID> id = Optional.empty();
    while (true) {
      watcher.progress(new ReplayProgress(0, 0, Duration.ofNanos(System.nanoTime() - began)));
      if (id.isEmpty()) {
        id =
            rebuilds
                .begin(Rebuild.Mode.COMPARE, "shadow replay", "credit-service")
                .await()
                .indefinitely();
      } else {
        Rebuild found = rebuilds.find(id.get()).await().indefinitely().orElseThrow();
        if (found.outcome() != Rebuild.Outcome.RUNNING) {
          return found;
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the shadow replay was interrupted");
    }
  }
}
