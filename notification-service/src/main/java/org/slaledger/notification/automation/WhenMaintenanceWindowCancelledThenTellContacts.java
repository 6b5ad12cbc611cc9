package org.slaledger.notification.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.journal.Reaction;
import org.slaledger.notification.usecase.TellOfMaintenance;

/** Maintenance that does not take place is told to those who were told of it. */
@ApplicationScoped
public class WhenMaintenanceWindowCancelledThenTellContacts implements Reaction {
  private final TellOfMaintenance tell;

  /** By this use case. */
  public WhenMaintenanceWindowCancelledThenTellContacts(TellOfMaintenance tell) {
    this.tell = tell;
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof MaintenanceWindowCancelled it
        ? tell.cancelled(tx, event.envelope(), it)
        : Uni.createFrom().voidItem();
  }
}
