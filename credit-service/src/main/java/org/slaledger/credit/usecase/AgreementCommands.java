package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.credit.domain.agreement.Agreement;
import org.slaledger.credit.domain.agreement.AgreementCommand;
import org.slaledger.credit.domain.agreement.AgreementCommand.AcceptAddendum;
import org.slaledger.credit.domain.agreement.AgreementCommand.ProposeAddendum;
import org.slaledger.credit.domain.agreement.AgreementDecider;
import org.slaledger.credit.domain.agreement.Known;
import org.slaledger.credit.view.CustomerView;
import org.slaledger.credit.view.WhichAgreements;
import org.slaledger.credit.view.WhichCalendars;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Journal;

/** Puts terms forward and agrees on them. */
@ApplicationScoped
public class AgreementCommands {
  private final Journal journal;
  private final Writing writing;
  private final CustomerView customers;
  private final WhichAgreements agreements;
  private final WhichCalendars calendars;
  private final InstantSource time;

  AgreementCommands(
      Journal journal,
      Writing writing,
      CustomerView customers,
      WhichAgreements agreements,
      WhichCalendars calendars,
      InstantSource time) {
    this.journal = journal;
    this.writing = writing;
    this.customers = customers;
    this.agreements = agreements;
    this.calendars = calendars;
    this.time = time;
  }

  /** In the caller's transaction. The first proposal makes the agreement. */
  public Uni<Outcome> propose(SqlConnection tx, AgreementId id, Addendum addendum, Cause by) {
    return known(tx, id, addendum)
        .flatMap(known -> decide(tx, id, new ProposeAddendum(addendum, known), by));
  }

  /** In the caller's transaction. When both sides have agreed the terms are signed. */
  public Uni<Outcome> accept(SqlConnection tx, AgreementId id, AcceptAddendum command, Cause by) {
    return decide(tx, id, command, by);
  }

  private Uni<Known> known(SqlConnection tx, AgreementId id, Addendum addendum) {
    return customers
        .isRegistered(tx, addendum.customer())
        .flatMap(
            customer ->
                agreements
                    .pointsOfOthers(tx, id, points(addendum))
                    .flatMap(
                        others ->
                            calendars
                                .latest(tx)
                                .map(latest -> new Known(customer, others, latest))));
  }

  private Uni<Outcome> decide(
      SqlConnection tx, AgreementId id, AgreementCommand command, Cause by) {
    return journal
        .history(tx, id.stream())
        .flatMap(
            history ->
                writing.write(
                    tx,
                    id.stream(),
                    history.version(),
                    AgreementDecider.decide(
                        id, Agreement.of(history.data()), command, time.instant()),
                    by));
  }

  private static List<PointId> points(Addendum addendum) {
    return addendum.services().stream()
        .flatMap(service -> service.points().stream())
        .map(MeasurementPoint::point)
        .toList();
  }
}
