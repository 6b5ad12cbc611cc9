package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.slaledger.contract.PackageId;
import org.slaledger.contract.terms.PackageTerms;
import org.slaledger.credit.domain.agreement.PackageDecider;
import org.slaledger.credit.view.WhichCalendars;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Outcome;
import org.slaledger.journal.Writing;

/** Publishes packages of default terms. */
@ApplicationScoped
public class PackageCommands {
  private final Journal journal;
  private final Writing writing;
  private final WhichCalendars calendars;
  private final InstantSource time;

  PackageCommands(Journal journal, Writing writing, WhichCalendars calendars, InstantSource time) {
    this.journal = journal;
    this.writing = writing;
    this.calendars = calendars;
    this.time = time;
  }

  /** In the caller's transaction. */
  public Uni<Outcome> publish(SqlConnection tx, PackageId name, PackageTerms terms, Cause by) {
    return journal
        .history(tx, name.stream())
        .flatMap(
            history ->
                calendars
                    .latest(tx)
                    .map(
                        known ->
                            PackageDecider.decide(
                                name, history.data(), terms, known, time.instant()))
                    .flatMap(
                        decision ->
                            writing.write(tx, name.stream(), history.version(), decision, by)));
  }
}
