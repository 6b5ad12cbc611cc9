package org.slaledger.credit.automation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.credit.usecase.StatementCare;
import org.slaledger.journal.Reaction;

/**
 * Evidence of a period whose statement was issued has that statement looked at again soon. What is
 * told of now, and that is nearly all, costs no look at the database.
 */
@ApplicationScoped
public class WhenEvidenceComesLateThenLookAgain implements Reaction {
  private final StatementLoop loop;
  private final StatementCare care;

  WhenEvidenceComesLateThenLookAgain(StatementLoop loop, StatementCare care) {
    this.loop = loop;
    this.care = care;
  }

  @Override
  public Uni<Void> react(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof AvailabilityEvent it
        ? switch (it) {
          case ObservationRecorded e -> evidence(tx, e.point(), e.from());
          case ObservationMissed e -> evidence(tx, e.point(), e.from());
          case ProbeFailed e -> evidence(tx, e.point(), e.at());
          case ProbeRecovered e -> evidence(tx, e.point(), e.failingSince());
        }
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> evidence(SqlConnection tx, PointId point, Instant from) {
    return loop.mayBeLate(from) ? care.lateEvidence(tx, point, from) : Uni.createFrom().voidItem();
  }
}
