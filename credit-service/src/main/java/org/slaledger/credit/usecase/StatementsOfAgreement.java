package org.slaledger.credit.usecase;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.credit.domain.statement.Scope;

/**
 * Some statements of one agreement, which mostly rest on the same streams.
 *
 * @param asked in the order in which they are answered
 * @param scopes of those that have no cut
 * @param cut how far those reach that have one: the last version of each stream
 */
record StatementsOfAgreement(
    AgreementId agreement, List<AskedStatement> asked, List<Scope> scopes, Map<StreamId, Long> cut)
    implements Scope {

  static StatementsOfAgreement of(
      AgreementId agreement, List<AskedStatement> asked, List<Scope> scopes) {
    Map<StreamId, Long> cut = new HashMap<>();
    for (AskedStatement one : asked) {
      List<StreamCut> own = one.question().cut();
      if (own != null) {
        own.forEach(it -> cut.merge(it.stream(), it.version(), Math::max));
      }
    }
    return new StatementsOfAgreement(agreement, asked, scopes, cut);
  }

  @Override
  public boolean mayHold(StreamId stream) {
    return cut.containsKey(stream) || scopes.stream().anyMatch(scope -> scope.mayHold(stream));
  }

  @Override
  public boolean holds(Envelope event) {
    return cut.containsKey(event.stream()) || scopes.stream().anyMatch(it -> it.holds(event));
  }

  @Override
  public boolean mayHoldLater(StreamId stream) {
    return scopes.stream().anyMatch(scope -> scope.mayHoldLater(stream));
  }

  /** Whether a version of a stream that is held is read; what lies behind every cut is not. */
  boolean reaches(StreamId stream, long version) {
    return !scopes.isEmpty() || version <= cut.getOrDefault(stream, 0L);
  }

  /** Those that may rest on a version of a stream. */
  List<AskedStatement> reaching(StreamId stream, long version) {
    return asked.stream().filter(one -> one.question().reaches(stream, version)).toList();
  }

  /** The others, which all have a cut; none where there are none. */
  Optional<StatementsOfAgreement> endingBefore(StreamId stream, long version) {
    List<AskedStatement> before =
        asked.stream().filter(one -> !one.question().reaches(stream, version)).toList();
    return before.isEmpty() ? Optional.empty() : Optional.of(of(agreement, before, List.of()));
  }
}
