package org.slaledger.clock.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.clock.usecase.FollowTerms;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.journal.Reaction;

/** Terms start the clocks that waited for them; terms and calendars may move those that run. */
@ApplicationScoped
public class WhenTermsChangedThenFollowClocks implements Reaction {
  private final FollowTerms follow;

  /** By this use case. */
  public WhenTermsChangedThenFollowClocks(FollowTerms follow) {
    this.follow = follow;
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    if (event.envelope().data() instanceof AddendumSigned signed) {
      return follow.ofAgreement(tx, signed.agreement(), signed.effectiveFrom(), event);
    }
    if (event.envelope().data() instanceof AgreementEnded ended) {
      return follow.ofAgreement(tx, ended.agreement(), ended.at(), event);
    }
    return event.envelope().data() instanceof CalendarPublished published
        ? follow.ofCalendar(tx, published.calendar(), event)
        : Uni.createFrom().voidItem();
  }
}
