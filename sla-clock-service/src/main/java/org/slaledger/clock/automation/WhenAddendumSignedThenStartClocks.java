package org.slaledger.clock.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.clock.usecase.FollowTerms;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.journal.Reaction;

/** Signed terms start the clocks of tickets that were opened before we heard of the terms. */
@ApplicationScoped
public class WhenAddendumSignedThenStartClocks implements Reaction {
  private final FollowTerms follow;

  /** By this use case. */
  public WhenAddendumSignedThenStartClocks(FollowTerms follow) {
    this.follow = follow;
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof AddendumSigned signed
        ? follow.onward(tx, signed.agreement(), event)
        : Uni.createFrom().voidItem();
  }
}
