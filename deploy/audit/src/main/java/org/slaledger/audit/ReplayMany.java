package org.slaledger.audit;

import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slaledger.contract.AgreementId;
import org.slaledger.credit.domain.life.GivenOut;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.usecase.AgreementsInLog;
import org.slaledger.credit.usecase.AskedStatement;
import org.slaledger.credit.usecase.GivenOutInLog;
import org.slaledger.credit.usecase.ManyStatements;
import org.slaledger.journal.LogReplay;

/**
 * {@code ./sla replay --all} and the like: many statements out of one pass over the log, a line
 * each. Without {@code --as-of}, all that was given out, each at its own cut and compared; with it,
 * what was recorded by then of each period that had begun.
 */
final class ReplayMany {
  /** What 1.5 GB hold, with room for the sums. */
  private static final long MOST_EVENTS = 1_000_000;

  private final LogReplay log;
  private final Set<AgreementId> agreements;
  private final Optional<String> period;
  private final PrintStream out;
  private final PrintStream err;
  private final Progress progress;

  private int same;
  private int differing;
  private int underivable;

  /**
   * Of one log.
   *
   * @param agreements all where none is named
   * @param period each where none is named
   */
  ReplayMany(
      LogReplay log,
      Set<AgreementId> agreements,
      Optional<String> period,
      PrintStream out,
      PrintStream err) {
    this.log = log;
    this.agreements = agreements;
    this.period = period;
    this.out = out;
    this.err = err;
    this.progress = new Progress(err);
  }

  int run(Optional<Instant> asOf) {
    List<AskedStatement> asked = asOf.map(this::knownBy).orElseGet(this::givenOut);
    ManyStatements.Taken taken =
        new ManyStatements(log, MOST_EVENTS, progress).derive(asked, this::show);
    out.printf(
        "%d statements: %d OK, %d FAILED; passes over the log: %d, events: %,d, %,d/s%n",
        same + differing + underivable,
        same,
        differing + underivable,
        taken.passes(),
        taken.events(),
        taken.perSecond());
    return differing > 0 ? Audit.DIFFERS : underivable > 0 ? Audit.UNREADABLE : Audit.HOLDS;
  }

  private List<AskedStatement> givenOut() {
    GivenOutInLog found = GivenOutInLog.read(log, this::isWanted, progress);
    found.unusable().forEach(it -> failed(it.stream().toString(), String.valueOf(it.getMessage())));
    return found.statements().stream().map(GivenOutInLog.Of::asked).toList();
  }

  private boolean isWanted(String agreement, String named) {
    return period.map(named::equals).orElse(true)
        && (agreements.isEmpty()
            || agreements.stream().anyMatch(it -> it.value().equals(agreement)));
  }

  private List<AskedStatement> knownBy(Instant asOf) {
    AgreementsInLog found =
        AgreementsInLog.read(log, it -> agreements.isEmpty() || agreements.contains(it), progress);
    found
        .unusable()
        .forEach((agreement, why) -> failed(agreement.value(), String.valueOf(why.getMessage())));
    List<AskedStatement> asked = new ArrayList<>();
    for (AgreementId agreement : found.events().keySet()) {
      found.periods(agreement, asOf).stream()
          .filter(named -> period.map(named::equals).orElse(true))
          .map(named -> new AskedStatement(Question.asOf(agreement, named, asOf), null))
          .forEach(asked::add);
    }
    return asked;
  }

  private void show(AskedStatement asked, Derivation derivation) {
    String name = name(asked);
    switch (derivation) {
      case Derivation.UnknownAgreement _ -> failed(name, "the log knows of no such agreement");
      case Derivation.Refused no -> failed(name, no.why());
      case Derivation.Derived(Statement statement) -> show(asked, name, statement);
    }
  }

  private void show(AskedStatement asked, String name, Statement statement) {
    GivenOut given = asked.given();
    String credit = statement.credit().toPlainString() + " " + statement.currency();
    if (given == null || given.hash().equals(statement.hash())) {
      same++;
      out.printf("OK %s %s%n", name, credit);
    } else {
      differing++;
      out.printf(
          "FAILED %s %s, given out were %s %s; sha256 %s, given out was %s%n",
          name,
          credit,
          given.credit().toPlainString(),
          given.currency(),
          statement.hash(),
          given.hash());
    }
  }

  /** Of what was given out again, the number too. */
  private static String name(AskedStatement asked) {
    Question question = asked.question();
    GivenOut given = asked.given();
    return question.agreement()
        + " "
        + question.period()
        + (given == null || given.number() == 1 ? "" : " number " + given.number());
  }

  private void failed(String name, String why) {
    underivable++;
    out.printf("FAILED %s: %s%n", name, why);
  }
}
