package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.DisputeId;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.CreditEvent.StatementEvent;
import org.slaledger.contract.event.DisputedMatter;
import org.slaledger.contract.event.Ruling;
import org.slaledger.credit.domain.life.Dispute;
import org.slaledger.credit.domain.life.DisputeCommand.DisputeStatement;
import org.slaledger.credit.domain.life.DisputeCommand.RuleOnDispute;
import org.slaledger.credit.domain.life.DisputeDecider;
import org.slaledger.credit.domain.life.StatementLife;
import org.slaledger.credit.domain.statement.PeriodTerms;
import org.slaledger.credit.view.StatementWatch;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Writing;
import org.slaledger.journal.seal.KeyName;
import org.slaledger.journal.seal.Seal;
import org.slaledger.rules.Checked;

/** Says that a statement is wrong, and rules on that. */
@ApplicationScoped
public class Disputes {
  private final PeriodHistory periods;
  private final Exclusions exclusions;
  private final StatementWatch watch;
  private final Seal seal;
  private final NewIds ids;
  private final Writing writing;
  private final InstantSource time;

  Disputes(
      PeriodHistory periods,
      Exclusions exclusions,
      StatementWatch watch,
      Seal seal,
      NewIds ids,
      Writing writing,
      InstantSource time) {
    this.periods = periods;
    this.exclusions = exclusions;
    this.watch = watch;
    this.seal = seal;
    this.ids = ids;
    this.writing = writing;
    this.time = time;
  }

  /** In the caller's transaction, under a new id. */
  public Uni<Outcome> dispute(
      SqlConnection tx, AgreementId agreement, String period, DisputeStatement command, Cause by) {
    DisputeId id = ids.dispute();
    Sealings sealings = new Sealings(StatementLife.stream(agreement, period), seal.fresh(key(id)));
    return decide(
        tx,
        agreement,
        period,
        (terms, life) ->
            new DisputeDecider(agreement, terms, life)
                .dispute(id, command, time.instant(), sealings),
        sealings,
        by);
  }

  /**
   * In the caller's transaction. Where a dispute about an exclusion is upheld, the exclusion is
   * rejected; the statement is derived anew as soon as the log has it.
   *
   * @param seen the version of the statement's stream that the caller ruled on
   */
  public Uni<Outcome> rule(
      SqlConnection tx,
      AgreementId agreement,
      String period,
      DisputeId id,
      long seen,
      RuleOnDispute command,
      Cause by) {
    StreamId stream = StatementLife.stream(agreement, period);
    return periods
        .life(tx, agreement, period)
        .flatMap(
            found -> {
              if (found.life().dispute(id).isEmpty()) {
                return Uni.createFrom().item(new Outcome.Missing(stream));
              }
              return found.version() == seen
                  ? rule(tx, agreement, period, found.life().dispute(id).orElseThrow(), command, by)
                  : Uni.createFrom().item(new Outcome.Stale(stream, found.version()));
            });
  }

  private Uni<Outcome> rule(
      SqlConnection tx,
      AgreementId agreement,
      String period,
      Dispute dispute,
      RuleOnDispute command,
      Cause by) {
    return seal.key(tx, key(dispute.id()))
        .map(key -> new Sealings(StatementLife.stream(agreement, period), key))
        .flatMap(
            sealings ->
                decide(
                    tx,
                    agreement,
                    period,
                    (terms, life) ->
                        new DisputeDecider(agreement, terms, life)
                            .rule(dispute.id(), command, by.actor(), sealings),
                    sealings,
                    by))
        .call(
            outcome ->
                outcome instanceof Outcome.Done && command.ruling() == Ruling.UPHELD
                    ? uphold(tx, agreement, period, dispute, command, by)
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> uphold(
      SqlConnection tx,
      AgreementId agreement,
      String period,
      Dispute dispute,
      RuleOnDispute command,
      Cause by) {
    Uni<Void> overruled =
        dispute.about() instanceof DisputedMatter.OneExclusion(ExclusionId exclusion)
            ? exclusions.overrule(tx, agreement, exclusion, command.reason(), by).replaceWithVoid()
            : Uni.createFrom().voidItem();
    return overruled.chain(() -> watch.dueAt(tx, agreement, period, time.instant()));
  }

  private interface Deciding {
    Decision<StatementEvent> with(PeriodTerms terms, StatementLife life);
  }

  private Uni<Outcome> decide(
      SqlConnection tx,
      AgreementId agreement,
      String period,
      Deciding deciding,
      Sealings sealings,
      Cause by) {
    return periods
        .locked(tx, agreement, period)
        .flatMap(
            life ->
                periods
                    .terms(tx, agreement, period)
                    .flatMap(
                        checked ->
                            switch (checked) {
                              case Checked.Refused<PeriodTerms> no ->
                                  Uni.createFrom().item(PeriodHistory.refused(no));
                              case Checked.Accepted<PeriodTerms>(PeriodTerms terms) -> {
                                Decision<StatementEvent> decision =
                                    deciding.with(terms, life.life());
                                yield sealings
                                    .keep(tx)
                                    .chain(
                                        () ->
                                            writing.write(
                                                tx,
                                                StatementLife.stream(agreement, period),
                                                life.version(),
                                                decision,
                                                by));
                              }
                            }));
  }

  private static KeyName key(DisputeId id) {
    return new KeyName("dispute/" + id);
  }
}
