package org.slaledger.credit.usecase;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Topic;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.credit.domain.dryrun.DryRun;
import org.slaledger.credit.domain.dryrun.DryRunFold;
import org.slaledger.credit.domain.dryrun.HistoryScope;
import org.slaledger.credit.domain.dryrun.Supposed;
import org.slaledger.credit.usecase.AddendumDocuments.Made;
import org.slaledger.credit.view.ShownAgreement;
import org.slaledger.credit.view.WhichAgreements;
import org.slaledger.journal.Journal;
import org.slaledger.journal.LogReplay;
import org.slaledger.journal.Transactions;
import org.slaledger.journal.UnusableLog;
import org.slaledger.promises.Agreement;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;

/** Replays a customer's history under terms that nobody has signed. Writes nothing. */
@ApplicationScoped
public class DryRuns {
  private static final Set<Topic> TERMS = Set.of(Topic.AGREEMENTS);
  private static final Set<Topic> FACTS =
      Set.of(Topic.AVAILABILITY, Topic.MAINTENANCE, Topic.TICKETS, Topic.CLOCKS, Topic.CREDITS);

  /** Takes the place of an agreement where the customer has none. */
  private static final AgreementId NONE = new AgreementId("dry-run");

  private final Transactions transactions;
  private final Journal journal;
  private final AddendumDocuments documents;
  private final KnownAround known;
  private final WhichAgreements agreements;
  private final LogReplay log;
  private final Replays replays;
  private final InstantSource time;

  DryRuns(
      Transactions transactions,
      Journal journal,
      AddendumDocuments documents,
      KnownAround known,
      WhichAgreements agreements,
      LogReplay log,
      Replays replays,
      InstantSource time) {
    this.transactions = transactions;
    this.journal = journal;
    this.documents = documents;
    this.known = known;
    this.agreements = agreements;
    this.log = log;
    this.replays = replays;
    this.time = time;
  }

  /**
   * What is asked.
   *
   * @param agreement whose terms the supposed ones would take the place of; null for the only one
   *     that the customer has
   * @param months how far back
   */
  public record Question(ObjectNode document, @Nullable AgreementId agreement, int months) {}

  /** What became of a question. */
  public sealed interface Answer {
    /** Both sums. */
    record Compared(DryRun run) implements Answer {}

    /** Such terms could not be put forward, or not be compared. */
    record Wrong(List<Violation> violations) implements Answer {}

    /** The log does not allow the sums. */
    record Unusable(List<Problem> problems) implements Answer {}
  }

  /**
   * Both sums.
   *
   * @param readable of whom there may be told; others are not registered
   */
  public Uni<Answer> answer(Question question, Predicate<CustomerId> readable) {
    Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
    return transactions
        .inTransaction(tx -> supposed(tx, question, readable, now))
        .flatMap(
            decision ->
                switch (decision) {
                  case Decision.Refused<Supposed>(var ground, var violations) ->
                      Uni.createFrom().item(new Answer.Wrong(violations));
                  case Decision.Accepted<Supposed>(List<Supposed> one) ->
                      replays.run(() -> replayed(one.getFirst(), now));
                });
  }

  private Uni<Decision<Supposed>> supposed(
      SqlConnection tx, Question question, Predicate<CustomerId> readable, Instant now) {
    return documents
        .make(tx, question.document())
        .flatMap(
            made ->
                switch (made) {
                  case Made.Wrong(var violations, var rest) -> refused(violations);
                  case Made.Terms terms when !readable.test(terms.addendum().customer()) ->
                      refused(
                          List.of(
                              new Violation(
                                  "customer",
                                  terms.addendum().customer() + " is not registered",
                                  "a registered customer")));
                  case Made.Terms terms -> supposed(tx, question, terms, now);
                });
  }

  private Uni<Decision<Supposed>> supposed(
      SqlConnection tx, Question question, Made.Terms terms, Instant now) {
    return agreements
        .all(terms.addendum().customer())
        .flatMap(
            theirs ->
                switch (compared(question.agreement(), theirs)) {
                  case Checked.Refused<AgreementId> no ->
                      refused(
                          no.problems().stream()
                              .map(it -> new Violation(it.field(), it.message(), it.allowed()))
                              .toList());
                  case Checked.Accepted<AgreementId>(AgreementId id) ->
                      supposed(tx, id, question.months(), terms, now);
                });
  }

  private static Checked<AgreementId> compared(
      @Nullable AgreementId named, List<ShownAgreement> theirs) {
    List<AgreementId> ids = theirs.stream().map(ShownAgreement::agreement).toList();
    if (named == null && ids.size() <= 1) {
      return new Checked.Accepted<>(ids.isEmpty() ? NONE : ids.getFirst());
    }
    if (named != null && ids.contains(named)) {
      return new Checked.Accepted<>(named);
    }
    return Checked.refused(
        "agreement",
        named == null
            ? "is missing, as the customer has several"
            : named + " is not the customer's",
        ids.isEmpty()
            ? "none, as the customer has no agreement"
            : ids.stream().map(AgreementId::value).sorted().collect(Collectors.joining(", ")));
  }

  private Uni<Decision<Supposed>> supposed(
      SqlConnection tx, AgreementId id, int months, Made.Terms terms, Instant now) {
    Addendum addendum = terms.addendum();
    return known
        .around(tx, id, addendum)
        .flatMap(
            around ->
                journal
                    .history(tx, id.stream())
                    .map(history -> Agreement.of(history.data()))
                    .map(state -> Supposed.of(id, state, addendum, around, months, now)))
        .map(
            decision ->
                decision instanceof Decision.Refused<Supposed>(var ground, var violations)
                    ? new Decision.Refused<>(ground, terms.placed(violations))
                    : decision);
  }

  private Answer replayed(Supposed supposed, Instant now) {
    AddendumProposed proposed = supposed.proposed();
    CustomerId customer = proposed.addendum().customer();
    try {
      List<Envelope> events = Contributing.of(log, TERMS, HistoryScope.ofTerms(customer));
      events.addAll(Contributing.of(log, FACTS, HistoryScope.of(proposed, events)));
      return switch (DryRunFold.of(supposed, events, now)) {
        case Checked.Accepted<DryRun>(DryRun run) -> new Answer.Compared(run);
        case Checked.Refused<DryRun>(var problems) -> new Answer.Unusable(problems);
      };
    } catch (UnusableLog e) {
      return new Answer.Unusable(List.of(StatementReplay.problem(e)));
    }
  }

  private static Uni<Decision<Supposed>> refused(List<Violation> violations) {
    return Uni.createFrom().item(Decision.refused(violations));
  }
}
