package org.slaledger.notification.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.CustomerEvent.ContactAdded;
import org.slaledger.journal.Reaction;
import org.slaledger.notification.domain.Contact;
import org.slaledger.notification.usecase.TellContacts;

/** A contact of whom we hear later than of an event that came after is told of it. */
@ApplicationScoped
public class WhenContactAddedThenCatchUp implements Reaction {
  private final TellContacts tell;

  /** By this use case. */
  public WhenContactAddedThenCatchUp(TellContacts tell) {
    this.tell = tell;
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof ContactAdded added
        ? tell.catchUp(
            tx, added.customer(), new Contact(added.contact(), event.envelope().recordedTime()))
        : Uni.createFrom().voidItem();
  }
}
