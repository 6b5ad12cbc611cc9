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
import org.slaledger.credit.domain.agreement.AgreementCommand.ProposeAddendum;
import org.slaledger.credit.domain.agreement.AgreementCommand.SignAddendum;
import org.slaledger.credit.domain.agreement.AgreementDecider;
import org.slaledger.credit.view.CustomerView;
import org.slaledger.credit.view.WhichAgreements;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Journal;

/** Puts terms forward and signs them. */
@ApplicationScoped
public class AgreementCommands {
  private final Journal journal;
  private final Writing writing;
  private final CustomerView customers;
  private final WhichAgreements agreements;
  private final InstantSource time;

  AgreementCommands(
      Journal journal,
      Writing writing,
      CustomerView customers,
      WhichAgreements agreements,
      InstantSource time) {
    this.journal = journal;
    this.writing = writing;
    this.customers = customers;
    this.agreements = agreements;
    this.time = time;
  }

  /** In the caller's transaction. The first proposal makes the agreement. */
  public Uni<Outcome> propose(SqlConnection tx, AgreementId id, Addendum addendum, Cause by) {
    return customers
        .isRegistered(tx, addendum.customer())
        .flatMap(
            known ->
                agreements
                    .pointsOfOthers(tx, id, points(addendum))
                    .map(others -> new ProposeAddendum(addendum, known, others)))
        .flatMap(command -> decide(tx, id, command, by));
  }

  /** In the caller's transaction. */
  public Uni<Outcome> sign(SqlConnection tx, AgreementId id, SignAddendum command, Cause by) {
    return decide(tx, id, command, by);
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
