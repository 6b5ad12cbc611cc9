package org.slaledger.notification.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.journal.Reaction;
import org.slaledger.notification.usecase.TellOfMaintenance;

/** Maintenance that is announced is told to the contacts of those it was announced to. */
@ApplicationScoped
public class WhenMaintenanceWindowAnnouncedThenTellContacts implements Reaction {
  private final TellOfMaintenance tell;

  /** By this use case. */
  public WhenMaintenanceWindowAnnouncedThenTellContacts(TellOfMaintenance tell) {
    this.tell = tell;
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof MaintenanceWindowAnnounced it
        ? tell.announced(tx, event.envelope(), it)
        : Uni.createFrom().voidItem();
  }
}
