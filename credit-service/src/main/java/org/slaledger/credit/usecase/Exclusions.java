package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.Event;
import org.slaledger.credit.domain.claim.ClaimedExclusion;
import org.slaledger.credit.domain.claim.ExclusionCommand;
import org.slaledger.credit.domain.claim.ExclusionCommand.ClaimExclusion;
import org.slaledger.credit.domain.claim.ExclusionDecider;
import org.slaledger.credit.domain.statement.PeriodTerms;
import org.slaledger.journal.Cause;
import org.slaledger.journal.History;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Writing;
import org.slaledger.journal.seal.KeyName;
import org.slaledger.journal.seal.Seal;
import org.slaledger.rules.Checked;

/** Puts time forward as not counting, and decides on it. */
@ApplicationScoped
public class Exclusions {
  private final Journal journal;
  private final PeriodHistory periods;
  private final Seal seal;
  private final NewIds ids;
  private final Writing writing;
  private final InstantSource time;

  Exclusions(
      Journal journal,
      PeriodHistory periods,
      Seal seal,
      NewIds ids,
      Writing writing,
      InstantSource time) {
    this.journal = journal;
    this.periods = periods;
    this.seal = seal;
    this.ids = ids;
    this.writing = writing;
    this.time = time;
  }

  /** In the caller's transaction, under a new id. */
  public Uni<Outcome> claim(
      SqlConnection tx, AgreementId agreement, ClaimExclusion command, Cause by) {
    return periods
        .terms(tx, agreement, command.from())
        .flatMap(
            checked ->
                switch (checked) {
                  case Checked.Refused<PeriodTerms> no ->
                      Uni.createFrom().item(PeriodHistory.refused(no));
                  case Checked.Accepted<PeriodTerms>(PeriodTerms terms) ->
                      claim(tx, agreement, terms, command, by);
                });
  }

  private Uni<Outcome> claim(
      SqlConnection tx,
      AgreementId agreement,
      PeriodTerms terms,
      ClaimExclusion command,
      Cause by) {
    ExclusionId id = ids.exclusion();
    Sealings sealings = new Sealings(id.stream(agreement), seal.fresh(key(id)));
    return periods
        .locked(tx, agreement, terms.period().name())
        .map(
            it ->
                new ExclusionDecider(it.life().issued())
                    .claim(agreement, id, terms, command, time.instant(), sealings))
        .call(decision -> sealings.keep(tx))
        .flatMap(decision -> writing.write(tx, id.stream(agreement), 0, decision, by));
  }

  /**
   * In the caller's transaction.
   *
   * @param seen the version that the caller decided on
   */
  public Uni<Outcome> decide(
      SqlConnection tx,
      AgreementId agreement,
      ExclusionId id,
      long seen,
      ExclusionCommand command,
      Cause by) {
    StreamId stream = id.stream(agreement);
    return journal
        .history(tx, stream)
        .flatMap(
            history -> {
              Optional<ClaimedExclusion> found =
                  ClaimedExclusion.of(PeriodHistory.envelopes(history));
              if (found.isEmpty()) {
                return Uni.createFrom().item(new Outcome.Missing(stream));
              }
              return history.version() == seen
                  ? decide(tx, history, found.get(), command, by)
                  : Uni.createFrom().item(new Outcome.Stale(stream, history.version()));
            });
  }

  private Uni<Outcome> decide(
      SqlConnection tx,
      History history,
      ClaimedExclusion state,
      ExclusionCommand command,
      Cause by) {
    AgreementId agreement = state.claim().agreement();
    return periods
        .locked(tx, agreement, state.claim().period())
        .flatMap(
            period ->
                write(
                    tx,
                    history,
                    state,
                    sealing ->
                        new ExclusionDecider(period.life().issued())
                            .decide(state, command, by.actor(), sealing),
                    by));
  }

  /** In the caller's transaction: a ruling takes an exclusion back. */
  Uni<Outcome> overrule(
      SqlConnection tx, AgreementId agreement, ExclusionId id, String reason, Cause by) {
    return journal
        .history(tx, id.stream(agreement))
        .flatMap(
            history -> {
              ClaimedExclusion state =
                  ClaimedExclusion.of(PeriodHistory.envelopes(history)).orElseThrow();
              return write(
                  tx,
                  history,
                  state,
                  sealing -> ExclusionDecider.overrule(state, reason, sealing),
                  by);
            });
  }

  /** What a decision is taken with. */
  private interface Deciding {
    Decision<? extends Event> with(Sealings sealing);
  }

  private Uni<Outcome> write(
      SqlConnection tx, History history, ClaimedExclusion state, Deciding deciding, Cause by) {
    ExclusionId id = state.claim().exclusion();
    StreamId stream = id.stream(state.claim().agreement());
    return seal.key(tx, key(id))
        .flatMap(
            key -> {
              Sealings sealings = new Sealings(stream, key);
              Decision<? extends Event> decision = deciding.with(sealings);
              return sealings
                  .keep(tx)
                  .chain(() -> writing.write(tx, stream, history.version(), decision, by));
            });
  }

  private static KeyName key(ExclusionId id) {
    return new KeyName("exclusion/" + id);
  }
}
