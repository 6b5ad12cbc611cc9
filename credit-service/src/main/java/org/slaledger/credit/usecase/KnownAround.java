package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.credit.domain.agreement.Known;
import org.slaledger.credit.view.CustomerView;
import org.slaledger.credit.view.WhichAgreements;
import org.slaledger.credit.view.WhichCalendars;

/** What stands around an agreement, as the views have it. */
@ApplicationScoped
class KnownAround {
  private final CustomerView customers;
  private final WhichAgreements agreements;
  private final WhichCalendars calendars;

  KnownAround(CustomerView customers, WhichAgreements agreements, WhichCalendars calendars) {
    this.customers = customers;
    this.agreements = agreements;
    this.calendars = calendars;
  }

  /** One question after another, as they share the transaction. */
  Uni<Known> around(SqlConnection tx, AgreementId id, Addendum addendum) {
    return customers
        .isRegistered(tx, addendum.customer())
        .flatMap(
            customer ->
                agreements
                    .pointsOfOthers(tx, id, points(addendum))
                    .flatMap(
                        others ->
                            agreements
                                .elsewhere(tx, id, addendum.customer())
                                .flatMap(
                                    elsewhere ->
                                        calendars
                                            .latest(tx)
                                            .map(
                                                latest ->
                                                    new Known(
                                                        customer, others, latest, elsewhere)))));
  }

  private static List<PointId> points(Addendum addendum) {
    return addendum.services().stream()
        .flatMap(service -> service.points().stream())
        .map(MeasurementPoint::point)
        .toList();
  }
}
