package org.slaledger.notification.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.PointId;
import org.slaledger.journal.Meeting;
import org.slaledger.journal.steps.InTurn;
import org.slaledger.notification.domain.Alarm;
import org.slaledger.notification.domain.SeenPoint;
import org.slaledger.notification.view.Points;
import org.slaledger.notification.view.Streaks;

/** Tells of outages and their ends, once probes and terms together say so. */
@ApplicationScoped
public class FollowProbes {
  private final Streaks streaks;
  private final Points points;
  private final Meeting meeting;
  private final TellContacts tell;

  /** On what is known of probes and terms. */
  public FollowProbes(Streaks streaks, Points points, Meeting meeting, TellContacts tell) {
    this.streaks = streaks;
    this.points = points;
    this.meeting = meeting;
    this.tell = tell;
  }

  /** After a probe failed or succeeded. */
  public Uni<Void> afterProbe(SqlConnection tx, PointId point) {
    return meeting.amongMany(tx).chain(() -> follow(tx, point));
  }

  /** After terms were signed: what failed before we heard of them is told now. */
  public Uni<Void> afterSigning(SqlConnection tx, AgreementId agreement, int version) {
    return meeting
        .alone(tx)
        .chain(() -> points.namedBy(tx, agreement, version))
        .chain(named -> InTurn.each(named, point -> follow(tx, point)));
  }

  private Uni<Void> follow(SqlConnection tx, PointId point) {
    return streaks
        .latest(tx, point)
        .chain(
            seen ->
                alarms(tx, seen)
                    .chain(found -> InTurn.each(found, alarm -> tell.raise(tx, alarm))));
  }

  private Uni<List<Alarm>> alarms(SqlConnection tx, SeenPoint seen) {
    Instant began = seen.beganAt().orElse(null);
    return began == null
        ? Uni.createFrom().item(List.of())
        : points
            .agreedAt(tx, seen.point(), began)
            .map(agreed -> agreed.map(seen::alarms).orElse(List.of()));
  }
}
