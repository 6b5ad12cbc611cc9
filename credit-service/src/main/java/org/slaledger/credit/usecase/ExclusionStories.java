package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.CreditEvent.ExclusionAccepted;
import org.slaledger.contract.event.CreditEvent.ExclusionClaimed;
import org.slaledger.contract.event.CreditEvent.ExclusionContested;
import org.slaledger.contract.event.CreditEvent.ExclusionEvent;
import org.slaledger.contract.event.CreditEvent.ExclusionRejected;
import org.slaledger.contract.event.EvidenceReference;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.credit.domain.claim.ClaimedExclusion;
import org.slaledger.credit.usecase.ShownExclusion.Said;
import org.slaledger.credit.view.ExclusionView;
import org.slaledger.journal.History;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Transactions;
import org.slaledger.journal.seal.OpenKeys;
import org.slaledger.journal.seal.Unseal;

/** What was claimed not to count, and what was said about it? */
@ApplicationScoped
public class ExclusionStories {
  private final ExclusionView exclusions;
  private final Journal journal;
  private final Unseal unseal;
  private final Transactions transactions;

  ExclusionStories(
      ExclusionView exclusions, Journal journal, Unseal unseal, Transactions transactions) {
    this.exclusions = exclusions;
    this.journal = journal;
    this.unseal = unseal;
    this.transactions = transactions;
  }

  /** Of an agreement, in the order of time; of one period where one is named. */
  public Uni<List<ShownExclusion>> of(AgreementId agreement, @Nullable String period) {
    return transactions.inTransaction(
        tx ->
            exclusions
                .of(tx, agreement, period)
                .flatMap(found -> shown(tx, found.stream().map(StreamCut::stream).toList())));
  }

  /** One; none where nothing was claimed under the id. */
  public Uni<Optional<ShownExclusion>> one(AgreementId agreement, ExclusionId id) {
    return transactions.inTransaction(tx -> one(tx, agreement, id));
  }

  /** The same, as a transaction sees it. */
  public Uni<Optional<ShownExclusion>> one(
      SqlConnection tx, AgreementId agreement, ExclusionId id) {
    return shown(tx, List.of(id.stream(agreement))).map(all -> all.stream().findFirst());
  }

  private Uni<List<ShownExclusion>> shown(SqlConnection tx, List<StreamId> streams) {
    return journal
        .histories(tx, streams)
        .flatMap(
            histories -> unseal.keys(tx, sealed(histories)).map(keys -> shown(histories, keys)));
  }

  private static List<String> sealed(Map<StreamId, History> histories) {
    return histories.values().stream()
        .flatMap(history -> history.data().stream())
        .flatMap(
            data ->
                data instanceof ExclusionEvent event
                    ? Stream.ofNullable(reason(event))
                    : Stream.empty())
        .map(Sealed::value)
        .toList();
  }

  private static List<ShownExclusion> shown(Map<StreamId, History> histories, OpenKeys keys) {
    return histories.values().stream()
        .map(PeriodHistory::envelopes)
        .flatMap(stream -> shown(stream, keys).stream())
        .sorted(
            Comparator.comparing(ShownExclusion::from).thenComparing(it -> it.exclusion().value()))
        .toList();
  }

  private static Optional<ShownExclusion> shown(List<Envelope> stream, OpenKeys keys) {
    return ClaimedExclusion.of(stream).map(state -> shown(state, stream, keys));
  }

  private static ShownExclusion shown(
      ClaimedExclusion state, List<Envelope> stream, OpenKeys keys) {
    ExclusionClaimed claim = state.claim();
    return new ShownExclusion(
        claim.exclusion(),
        claim.agreement(),
        claim.period(),
        stream.size(),
        state.standing(),
        claim.category(),
        claim.services(),
        claim.points(),
        claim.from(),
        claim.to(),
        claim.backdated(),
        claim.evidence(),
        stream.stream().flatMap(event -> said(event, keys).stream()).toList());
  }

  private static Optional<Said> said(Envelope event, OpenKeys keys) {
    if (!(event.data() instanceof ExclusionEvent data)) {
      return Optional.empty();
    }
    Sealed reason = reason(data);
    return Optional.of(
        new Said(
            data.getClass().getSimpleName(),
            event.actor(),
            event.recordedTime(),
            reason == null ? null : keys.read(reason, event.stream(), "reason"),
            evidence(data)));
  }

  private static @Nullable Sealed reason(ExclusionEvent event) {
    return switch (event) {
      case ExclusionClaimed e -> e.reason();
      case ExclusionAccepted e -> e.reason();
      case ExclusionRejected e -> e.reason();
      case ExclusionContested e -> e.reason();
    };
  }

  private static List<EvidenceReference> evidence(ExclusionEvent event) {
    return switch (event) {
      case ExclusionClaimed e -> e.evidence();
      case ExclusionContested e -> e.evidence();
      case ExclusionAccepted _, ExclusionRejected _ -> List.of();
    };
  }
}
