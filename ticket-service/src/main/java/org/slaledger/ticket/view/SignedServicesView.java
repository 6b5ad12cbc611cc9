package org.slaledger.ticket.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AddendumAccepted;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;
import org.slaledger.journal.steps.InTurn;

/** The services that each customer's addenda name. */
@ApplicationScoped
public class SignedServicesView implements View {
  private static final Sql NAMED =
      new Sql(
          """
          INSERT INTO customer_service (agreement, addendum_version, service, customer)
          VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
          """);
  private static final Sql SIGNED =
      new Sql(
          """
          UPDATE customer_service SET signed = true
          WHERE agreement = $1 AND addendum_version = $2
          """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("customer_service");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof AgreementEvent happened
        ? apply(tx, happened)
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> apply(SqlConnection tx, AgreementEvent happened) {
    return switch (happened) {
      case AddendumProposed e -> named(tx, e);
      case AddendumSigned e -> SIGNED.change(tx, e.agreement().value(), e.addendumVersion());
      case AddendumAccepted _, AgreementEnded _ -> Uni.createFrom().voidItem();
    };
  }

  private static Uni<Void> named(SqlConnection tx, AddendumProposed proposed) {
    return InTurn.each(
        proposed.addendum().services(),
        terms ->
            NAMED.change(
                tx,
                proposed.agreement().value(),
                proposed.addendumVersion(),
                terms.service(),
                proposed.addendum().customer().value()));
  }
}
