package org.slaledger.notification.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.journal.Reaction;
import org.slaledger.notification.usecase.FollowProbes;

/** Signed terms say whose point it is that has failed since before we heard of them. */
@ApplicationScoped
public class WhenAddendumSignedThenTellOfOutages implements Reaction {
  private final FollowProbes follow;

  /** By this use case. */
  public WhenAddendumSignedThenTellOfOutages(FollowProbes follow) {
    this.follow = follow;
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof AddendumSigned signed
        ? follow.afterSigning(tx, signed.agreement(), signed.addendumVersion())
        : Uni.createFrom().voidItem();
  }
}
