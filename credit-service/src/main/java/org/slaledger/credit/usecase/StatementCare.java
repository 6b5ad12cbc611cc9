package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.credit.domain.life.GivenOut;
import org.slaledger.credit.domain.life.StatementLife;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.domain.statement.StatementDifference;
import org.slaledger.credit.view.CorrectionProposal;
import org.slaledger.credit.view.CorrectionProposals;
import org.slaledger.credit.view.StatementWatch;
import org.slaledger.credit.view.StatementWatch.Watched;
import org.slaledger.credit.view.WhichStatements;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Transactions;
import org.slaledger.journal.steps.InTurn;

/**
 * Looks after statements: issues each when its period and the grace have passed, and compares what
 * was issued with the log as of now. Any replica may do any of it: what another has done meanwhile
 * is a refusal, and no harm.
 */
@ApplicationScoped
public class StatementCare {
  private static final Cause BY = Cause.by("credit-service");
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);
  private static final int PART_OF_AGE = 10;

  private final Statements statements;
  private final GivingOut givingOut;
  private final PeriodHistory periods;
  private final WhichStatements which;
  private final StatementWatch watch;
  private final CorrectionProposals proposals;
  private final Transactions transactions;
  private final Pool db;
  private final InstantSource time;
  private final Duration grace;
  private final Duration recheck;

  StatementCare(
      Statements statements,
      GivingOut givingOut,
      PeriodHistory periods,
      WhichStatements which,
      StatementWatch watch,
      CorrectionProposals proposals,
      Transactions transactions,
      Pool db,
      InstantSource time,
      @ConfigProperty(name = "sla.credit.grace") Duration grace,
      @ConfigProperty(name = "sla.credit.recheck") Duration recheck) {
    this.statements = statements;
    this.givingOut = givingOut;
    this.periods = periods;
    this.which = which;
    this.watch = watch;
    this.proposals = proposals;
    this.transactions = transactions;
    this.db = db;
    this.time = time;
    this.grace = grace;
    this.recheck = recheck;
  }

  /** When something came of a look, and what stood in its way. */
  private record Looked(Instant again, @Nullable String problem) {}

  /** Watches all periods that have ended; when the last of them did. */
  public Uni<Instant> find() {
    return which
        .ended()
        .call(
            ended ->
                InTurn.each(
                    ended,
                    one ->
                        watch.add(
                            db, one.agreement(), one.period(), one.at(), one.at().plus(grace))))
        .map(
            ended ->
                ended.stream()
                    .map(WhichStatements.Ended::at)
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.MIN));
  }

  /** In the transaction that takes new evidence in: what was issued of then is looked at again. */
  public Uni<Void> lateEvidence(SqlConnection tx, PointId point, Instant from) {
    return watch.lateEvidence(tx, point, from, time.instant().plus(AT_ONCE));
  }

  /** Looks at the first that is due; false when none is that nobody else has taken. */
  public Uni<Boolean> lookAtFirstDue() {
    Instant now = time.instant();
    return watch
        .take(db, now, now.plus(LEASE))
        .flatMap(
            taken ->
                taken.isEmpty()
                    ? Uni.createFrom().item(false)
                    : look(taken.get())
                        .flatMap(
                            looked ->
                                watch.done(
                                    db,
                                    taken.get(),
                                    looked.again(),
                                    looked.problem(),
                                    time.instant()))
                        .replaceWith(true));
  }

  /** When the next is due. */
  public Uni<Optional<Instant>> next() {
    return watch.next(db);
  }

  private Uni<Looked> look(Watched one) {
    return transactions
        .inTransaction(tx -> periods.life(tx, one.agreement(), one.period()))
        .flatMap(
            found ->
                statements
                    .asOfNow(one.agreement(), one.period())
                    .flatMap(derivation -> look(one, found.life(), derivation)));
  }

  private Uni<Looked> look(Watched one, StatementLife life, Derivation derivation) {
    return switch (derivation) {
      case Derivation.UnknownAgreement _ -> trouble("the log does not know the agreement yet");
      case Derivation.Refused no -> trouble(no.why());
      case Derivation.Derived(Statement statement) ->
          life.latest()
              .map(latest -> compare(one, life, latest, statement))
              .orElseGet(() -> write(tx -> givingOut.issue(tx, statement, BY), Instant.MAX));
    };
  }

  private Uni<Looked> trouble(String problem) {
    return Uni.createFrom().item(new Looked(time.instant().plus(AFTER_TROUBLE), problem));
  }

  private Uni<Looked> compare(Watched one, StatementLife life, GivenOut latest, Statement now) {
    return statements
        .exactly(latest.question(one.agreement(), one.period()))
        .flatMap(
            derivation ->
                switch (derivation) {
                  case Derivation.Derived(Statement before) ->
                      compare(one, life, latest, before, now);
                  case Derivation.UnknownAgreement _ ->
                      trouble("the log does not know the agreement any more");
                  case Derivation.Refused no ->
                      trouble("what was issued: " + no.problems().getFirst().message());
                });
  }

  private Uni<Looked> compare(
      Watched one, StatementLife life, GivenOut latest, Statement before, Statement now) {
    if (!before.hash().equals(latest.hash())) {
      return trouble("what was issued is derived otherwise from its own cut");
    }
    Instant issuedAt = latest.at();
    if (StatementDifference.none(before, now)) {
      return proposals
          .drop(db, one.agreement(), one.period())
          .replaceWith(() -> new Looked(again(issuedAt), null));
    }
    return life.awaitingCorrection().isEmpty()
        ? proposals
            .keep(db, one.agreement(), one.period(), proposal(latest, before, now))
            .replaceWith(() -> new Looked(again(issuedAt), null))
        : write(tx -> givingOut.correct(tx, before, now, null, BY), issuedAt);
  }

  private CorrectionProposal proposal(GivenOut latest, Statement before, Statement now) {
    return new CorrectionProposal(
        now.content(),
        now.hash(),
        latest.hash(),
        now.credit(),
        now.credit().subtract(latest.credit()),
        now.currency(),
        now.cut(),
        now.ledgerSize(),
        StatementDifference.between(before, now),
        time.instant());
  }

  private interface Work {
    Uni<Outcome> in(SqlConnection tx);
  }

  private Uni<Looked> write(Work work, Instant issuedAt) {
    return transactions.inTransaction(work::in).map(outcome -> looked(outcome, issuedAt));
  }

  /** What was decided meanwhile, or has not reached the log, is seen at the next look. */
  private Looked looked(Outcome outcome, Instant issuedAt) {
    Instant now = time.instant();
    return switch (outcome) {
      case Outcome.Done _ -> new Looked(again(issuedAt), null);
      case Outcome.Refused(Decision.Ground ground, List<Violation> violations)
          when ground == Decision.Ground.INPUT ->
          new Looked(now.plus(AFTER_TROUBLE), violations.getFirst().message());
      case Outcome.NotDone _ -> new Looked(now.plus(AT_ONCE), null);
    };
  }

  /** The older, the less often: when a tenth of its age has passed. */
  private Instant again(Instant issuedAt) {
    Instant now = time.instant();
    Duration tenth =
        issuedAt.isBefore(now)
            ? Duration.between(issuedAt, now).dividedBy(PART_OF_AGE)
            : Duration.ZERO;
    return now.plus(tenth.compareTo(recheck) > 0 ? tenth : recheck);
  }

  /** Statements that can't be derived, and since when. */
  public Uni<List<StatementWatch.Troubled>> troubled() {
    return watch.troubled(db);
  }
}
