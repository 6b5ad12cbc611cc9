package org.slaledger.ticket.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.CustomerEvent;
import org.slaledger.contract.event.CustomerEvent.ContactAdded;
import org.slaledger.contract.event.CustomerEvent.ContactRemoved;
import org.slaledger.contract.event.CustomerEvent.CustomerRegistered;
import org.slaledger.contract.event.CustomerEvent.EscalationPathChanged;
import org.slaledger.contract.event.EscalationStep;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;
import org.slaledger.journal.steps.InTurn;

/** The customers and their contacts. */
@ApplicationScoped
public class CustomerView implements View {
  private static final Sql REGISTERED =
      new Sql("INSERT INTO customer (customer, name, version) VALUES ($1, $2, $3)");
  private static final Sql CONTACT_ADDED =
      new Sql(
          """
          WITH seen AS (UPDATE customer SET version = $5 WHERE customer = $1)
          INSERT INTO contact (customer, contact, name, email) VALUES ($1, $2, $3, $4)
          ON CONFLICT (customer, contact) DO UPDATE SET name = $3, email = $4
          """);

  /** The contact stays where it was named, without name and address: its key is gone. */
  private static final Sql CONTACT_REMOVED =
      new Sql("UPDATE customer SET version = $2 WHERE customer = $1");

  private static final Sql NO_STEPS =
      new Sql(
          """
          WITH seen AS (UPDATE customer SET version = $2 WHERE customer = $1)
          DELETE FROM escalation_step WHERE customer = $1
          """);
  private static final Sql STEP =
      new Sql(
          """
          INSERT INTO escalation_step (customer, position, contact, after)
          VALUES ($1, (SELECT count(*) FROM escalation_step WHERE customer = $1), $2, $3)
          """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("customer", "contact", "escalation_step");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof CustomerEvent happened
        ? apply(tx, happened, event.envelope().streamVersion())
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> apply(SqlConnection tx, CustomerEvent happened, long version) {
    return switch (happened) {
      case CustomerRegistered e -> REGISTERED.change(tx, e.customer().value(), e.name(), version);
      case ContactAdded e ->
          CONTACT_ADDED.change(
              tx, e.customer().value(), e.contact(), e.name().value(), e.email().value(), version);
      case ContactRemoved e -> CONTACT_REMOVED.change(tx, e.customer().value(), version);
      case EscalationPathChanged e ->
          NO_STEPS
              .change(tx, e.customer().value(), version)
              .chain(() -> InTurn.each(e.steps(), step -> called(tx, e, step)));
    };
  }

  private static Uni<Void> called(
      SqlConnection tx, EscalationPathChanged path, EscalationStep step) {
    return STEP.change(tx, path.customer().value(), step.contact(), step.after().toString());
  }
}
