package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.CreditEvent.StatementCorrected;
import org.slaledger.credit.domain.life.Dispute;
import org.slaledger.credit.domain.life.GivenOut;
import org.slaledger.credit.domain.life.StatementLife;
import org.slaledger.credit.usecase.PeriodHistory.Life;
import org.slaledger.credit.usecase.ShownLife.Given;
import org.slaledger.credit.usecase.ShownLife.Settlement;
import org.slaledger.credit.usecase.ShownLife.ShownDispute;
import org.slaledger.credit.view.CorrectionProposal;
import org.slaledger.credit.view.CorrectionProposals;
import org.slaledger.journal.Transactions;
import org.slaledger.journal.seal.OpenKeys;
import org.slaledger.journal.seal.Readable;
import org.slaledger.journal.seal.Unseal;

/** What came of a statement, with what people wrote about it? */
@ApplicationScoped
public class StatementLives {
  private static final String REASON = "reason";

  private final PeriodHistory periods;
  private final CorrectionProposals proposals;
  private final Unseal unseal;
  private final Transactions transactions;
  private final InstantSource time;

  StatementLives(
      PeriodHistory periods,
      CorrectionProposals proposals,
      Unseal unseal,
      Transactions transactions,
      InstantSource time) {
    this.periods = periods;
    this.proposals = proposals;
    this.unseal = unseal;
    this.transactions = transactions;
    this.time = time;
  }

  /** As it stands; whose it is has to be asked before. */
  public Uni<ShownLife> of(AgreementId agreement, String period) {
    return transactions.inTransaction(tx -> of(tx, agreement, period));
  }

  /** The same, as a transaction sees it. */
  public Uni<ShownLife> of(SqlConnection tx, AgreementId agreement, String period) {
    StreamId stream = StatementLife.stream(agreement, period);
    return periods
        .life(tx, agreement, period)
        .flatMap(
            life ->
                proposals
                    .of(tx, agreement, period)
                    .flatMap(
                        proposal ->
                            unseal
                                .keys(tx, sealed(life.life()))
                                .map(keys -> shown(life, proposal, stream, keys))));
  }

  private static List<String> sealed(StatementLife life) {
    Stream<Sealed> disputes =
        life.disputes().stream()
            .flatMap(
                it ->
                    Stream.concat(
                        Stream.of(it.reason()),
                        Optional.ofNullable(it.ruled()).map(Dispute.Ruled::reason).stream()));
    Stream<Sealed> corrections =
        life.given().stream()
            .flatMap(it -> Stream.ofNullable(it.correction()))
            .flatMap(it -> Stream.ofNullable(it.reason()));
    return Stream.concat(disputes, corrections).map(Sealed::value).toList();
  }

  private ShownLife shown(
      Life found, Optional<CorrectionProposal> proposal, StreamId stream, OpenKeys keys) {
    StatementLife life = found.life();
    Instant now = time.instant();
    return new ShownLife(
        life.phase(),
        found.version(),
        life.given().stream().map(it -> given(it, stream, keys)).toList(),
        life.disputes().stream().map(it -> dispute(it, now, stream, keys)).toList(),
        life.granted(),
        life.settled(),
        life.outstanding(),
        life.settlements().stream()
            .map(it -> new Settlement(it.amount(), it.currency(), it.reference()))
            .toList(),
        proposal.orElse(null));
  }

  private static Given given(GivenOut it, StreamId stream, OpenKeys keys) {
    StatementCorrected correction = it.correction();
    return new Given(
        it.number(),
        it.hash(),
        it.credit(),
        it.currency(),
        it.at(),
        it.by(),
        correction == null ? null : correction.correctedHash(),
        correction == null ? null : correction.difference(),
        correction == null ? List.of() : correction.changes(),
        correction == null ? List.of() : correction.disputes(),
        correction == null ? null : read(correction.reason(), stream, keys));
  }

  private static ShownDispute dispute(Dispute it, Instant now, StreamId stream, OpenKeys keys) {
    Dispute.Ruled ruled = it.ruled();
    return new ShownDispute(
        it.id(),
        it.state(),
        it.statementHash(),
        it.about(),
        it.evidence(),
        keys.read(it.reason(), stream, REASON),
        it.by(),
        it.at(),
        it.ruleBy(),
        it.overdue(now),
        ruled == null ? null : ruled.by(),
        ruled == null ? null : ruled.at(),
        ruled == null ? null : keys.read(ruled.reason(), stream, REASON));
  }

  private static @Nullable Readable read(@Nullable Sealed text, StreamId stream, OpenKeys keys) {
    return text == null ? null : keys.read(text, stream, REASON);
  }
}
