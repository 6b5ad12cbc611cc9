package org.slaledger.clock.view;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.promises.SignedTerms;
import org.slaledger.rules.time.Interval;

/**
 * When a period was.
 *
 * @param utc for whatever is under no terms
 * @param around no cut reaches beyond it
 * @param cuts for each version of terms
 */
record PeriodCuts(Interval utc, Interval around, List<Cut> cuts) {
  /** When the period was under one version of terms. */
  record Cut(CustomerId customer, AgreementId agreement, int version, Interval interval) {}

  PeriodCuts {
    cuts = List.copyOf(cuts);
  }

  /** When it was under these terms. */
  Interval under(SignedTerms terms) {
    return cuts.stream()
        .filter(cut -> cut.agreement().equals(terms.agreement()))
        .filter(cut -> cut.version() == terms.version())
        .map(Cut::interval)
        .findFirst()
        .orElse(utc);
  }

  /** As columns: customer, agreement, version, from, to. */
  Object[] values() {
    return new Object[] {
      column(cut -> cut.customer().value()).toArray(String[]::new),
      column(cut -> cut.agreement().value()).toArray(String[]::new),
      column(Cut::version).toArray(Integer[]::new),
      column(cut -> utc(cut.interval().from())).toArray(OffsetDateTime[]::new),
      column(cut -> utc(cut.interval().to())).toArray(OffsetDateTime[]::new)
    };
  }

  private <T> List<T> column(Function<Cut, T> of) {
    return cuts.stream().map(of).toList();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
