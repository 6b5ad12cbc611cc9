package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.credit.domain.agreement.ResponseInForce;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Transactions;
import org.slaledger.promises.Agreement;
import org.slaledger.promises.Agreement.Version;
import org.slaledger.promises.AvailabilityInForce;
import org.slaledger.rules.time.BeyondFrozenZone;

/** Which terms held at an instant? */
@ApplicationScoped
public class TermsQuestion {
  private final Journal journal;
  private final Transactions transactions;

  TermsQuestion(Journal journal, Transactions transactions) {
    this.journal = journal;
    this.transactions = transactions;
  }

  /** For what terms are asked for: they change at different instants. */
  public enum Purpose {
    RESPONSE,
    AVAILABILITY
  }

  /**
   * The terms that held.
   *
   * @param period for which they do, where they are asked for availability
   */
  public record Held(
      AgreementId agreement,
      Instant at,
      Purpose purpose,
      int version,
      String documentHash,
      @Nullable Instant effectiveFrom,
      @Nullable String period,
      Addendum addendum) {}

  /** None before the first terms' effect and after the agreement's end. */
  public Uni<Optional<Held>> at(AgreementId agreement, Instant at, Purpose purpose) {
    return transactions
        .inTransaction(tx -> journal.history(tx, agreement.stream()))
        .map(history -> history.events().stream().map(Recorded::envelope).toList())
        .map(events -> held(agreement, at, purpose, events));
  }

  private static Optional<Held> held(
      AgreementId id, Instant at, Purpose purpose, List<Envelope> events) {
    Agreement agreement = Agreement.of(events.stream().map(Envelope::data).toList());
    if (agreement.endedAt().filter(end -> !end.isAfter(at)).isPresent()) {
      return Optional.empty();
    }
    return switch (purpose) {
      case RESPONSE ->
          ResponseInForce.at(at, events).map(version -> held(id, at, purpose, version, null));
      case AVAILABILITY ->
          availability(agreement, at)
              .map(it -> held(id, at, purpose, it.version(), it.period().name()));
    };
  }

  /** Nothing was promised for years that were not frozen. */
  private static Optional<AvailabilityInForce.Held> availability(Agreement agreement, Instant at) {
    try {
      return new AvailabilityInForce(agreement).at(at);
    } catch (BeyondFrozenZone beyond) {
      return Optional.empty();
    }
  }

  private static Held held(
      AgreementId id, Instant at, Purpose purpose, Version version, @Nullable String period) {
    return new Held(
        id,
        at,
        purpose,
        version.number(),
        version.hash(),
        version.effectiveFrom(),
        period,
        version.addendum());
  }
}
