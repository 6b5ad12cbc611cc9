package org.slaledger.credit.domain.life;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.DisputeId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.CreditEvent.CreditGranted;
import org.slaledger.contract.event.CreditEvent.CreditSettled;
import org.slaledger.contract.event.CreditEvent.DisputeRuled;
import org.slaledger.contract.event.CreditEvent.StatementCorrected;
import org.slaledger.contract.event.CreditEvent.StatementDisputed;
import org.slaledger.contract.event.CreditEvent.StatementEvent;
import org.slaledger.contract.event.CreditEvent.StatementIssued;

/**
 * What came of the statement of a period so far.
 *
 * @param given what was given out, in order; none where nothing was issued
 * @param grants what was granted, in order; each with the settlement that took it into the books
 * @param settlements what went into the books, in order
 */
public record StatementLife(
    List<GivenOut> given,
    List<Dispute> disputes,
    List<Grant> grants,
    List<CreditSettled> settlements) {
  /** Nothing was issued. */
  public static final StatementLife NONE =
      new StatementLife(List.of(), List.of(), List.of(), List.of());

  /** How it stands. */
  public enum Phase {
    NOT_ISSUED,
    ISSUED,
    /** Some dispute has not been ruled on. */
    DISPUTED,
    /** A dispute was upheld, and no further statement came of it yet. */
    UPHELD,
    CORRECTED,
    /** All that was granted is in the books. */
    SETTLED
  }

  /** Keeps copies. */
  public StatementLife {
    given = List.copyOf(given);
    disputes = List.copyOf(disputes);
    grants = List.copyOf(grants);
    settlements = List.copyOf(settlements);
  }

  /** The stream that tells of it. */
  public static StreamId stream(AgreementId agreement, String period) {
    return StreamId.of("credit", agreement.value() + ":" + period);
  }

  /** From the events of its stream, in order. */
  public static StatementLife of(List<Envelope> stream) {
    StatementLife life = NONE;
    for (Envelope event : stream) {
      if (event.data() instanceof StatementEvent data) {
        life = life.after(data, event);
      }
    }
    return life;
  }

  private StatementLife after(StatementEvent event, Envelope said) {
    return switch (event) {
      case StatementIssued e -> giving(GivenOut.of(e, said.recordedTime(), said.actor()));
      case StatementCorrected e ->
          giving(GivenOut.of(given.size() + 1, e, said.recordedTime(), said.actor()));
      case StatementDisputed e ->
          disputing(plus(disputes, Dispute.of(e, said.recordedTime(), said.actor())));
      case DisputeRuled e -> disputing(disputes.stream().map(it -> ruled(it, e, said)).toList());
      case CreditGranted e ->
          new StatementLife(given, disputes, plus(grants, Grant.of(e)), settlements);
      case CreditSettled e ->
          new StatementLife(
              given,
              disputes,
              grants.stream().map(it -> it.settled(e, said.recordedTime())).toList(),
              plus(settlements, e));
    };
  }

  private static Dispute ruled(Dispute dispute, DisputeRuled event, Envelope said) {
    return dispute.id().equals(event.dispute())
        ? dispute.ruled(
            new Dispute.Ruled(event.ruling(), event.reason(), said.actor(), said.recordedTime()))
        : dispute;
  }

  private StatementLife giving(GivenOut next) {
    return new StatementLife(plus(given, next), disputes, grants, settlements);
  }

  private StatementLife disputing(List<Dispute> changed) {
    return new StatementLife(given, changed, grants, settlements);
  }

  private static <T> List<T> plus(List<T> all, T one) {
    List<T> more = new ArrayList<>(all);
    more.add(one);
    return more;
  }

  /** Whether anything was given out. */
  public boolean issued() {
    return !given.isEmpty();
  }

  /** What holds now; nothing where nothing was issued. */
  public Optional<GivenOut> latest() {
    return issued() ? Optional.of(given.getLast()) : Optional.empty();
  }

  /** What was given out under a number. */
  public Optional<GivenOut> numbered(int number) {
    return given.stream().filter(it -> it.number() == number).findFirst();
  }

  /** One dispute. */
  public Optional<Dispute> dispute(DisputeId id) {
    return disputes.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /** Disputes that were upheld, of which no further statement came yet. */
  public List<DisputeId> awaitingCorrection() {
    List<DisputeId> done =
        given.stream()
            .flatMap(it -> Optional.ofNullable(it.correction()).stream())
            .flatMap(it -> it.disputes().stream())
            .toList();
    return disputes.stream()
        .filter(Dispute::upheld)
        .map(Dispute::id)
        .filter(id -> !done.contains(id))
        .toList();
  }

  /** What was granted by all that was given out. */
  public BigDecimal granted() {
    return grants.stream().map(Grant::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What is in the books. */
  public BigDecimal settled() {
    return settlements.stream().map(CreditSettled::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What was granted and is not in the books yet. */
  public BigDecimal outstanding() {
    return granted().subtract(settled());
  }

  /** How it stands. */
  public Phase phase() {
    if (!issued()) {
      return Phase.NOT_ISSUED;
    }
    if (disputes.stream().anyMatch(Dispute::open)) {
      return Phase.DISPUTED;
    }
    if (!awaitingCorrection().isEmpty()) {
      return Phase.UPHELD;
    }
    if (!settlements.isEmpty() && outstanding().signum() == 0) {
      return Phase.SETTLED;
    }
    return given.size() > 1 ? Phase.CORRECTED : Phase.ISSUED;
  }
}
