package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.slaledger.contract.AgreementId;
import org.slaledger.credit.domain.statement.WorkedExample;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Transactions;
import org.slaledger.promises.Agreement;
import org.slaledger.promises.Agreement.Version;

/** What an outage would come to under a version's terms, reckoned as statements are. */
@ApplicationScoped
public class WorkedExamples {
  private final Journal journal;
  private final Transactions transactions;
  private final InstantSource time;

  WorkedExamples(Journal journal, Transactions transactions, InstantSource time) {
    this.journal = journal;
    this.transactions = transactions;
    this.time = time;
  }

  /** One for each service, in the period in which the version takes effect; else in this one. */
  public Uni<List<WorkedExample>> of(AgreementId agreement, int version) {
    return transactions
        .inTransaction(tx -> journal.history(tx, agreement.stream()))
        .map(
            history ->
                Agreement.of(history.data())
                    .version(version)
                    .map(it -> WorkedExample.of(it, within(it)))
                    .orElse(List.of()));
  }

  private Instant within(Version version) {
    Instant from =
        version.effectiveFrom() == null ? version.addendum().effective() : version.effectiveFrom();
    return Objects.requireNonNullElse(from, time.instant());
  }
}
