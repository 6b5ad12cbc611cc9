package org.slaledger.ticket.view;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Priority;
import org.slaledger.journal.Sql;

/**
 * A ticket's clock as sla-clock-service last told of it.
 *
 * @param addendumVersion the version of the terms that it is computed under
 * @param target counted time that is promised
 * @param hours the calendar's name in the addendum, or {@code 24x7}
 * @param warnedPercent the share of the target at which was warned last
 * @param elapsed counted time from start to stop
 */
public record ShownClock(
    ClockKind kind,
    State state,
    AgreementId agreement,
    int addendumVersion,
    Priority priority,
    Duration target,
    String hours,
    Instant startedAt,
    Instant dueAt,
    @Nullable Integer warnedPercent,
    @Nullable Instant stoppedAt,
    @Nullable Duration elapsed) {
  /** How a clock stands. */
  public enum State {
    /** It runs, in time. */
    RUNNING,
    /** It runs, and a part of the target that was to be warned of is used up. */
    WARNED,
    /** It runs, and its target is used up. */
    BREACHED,
    /** It stopped in time. */
    MET,
    /** It stopped too late. */
    MISSED
  }

  static ShownClock of(Row row) {
    String elapsed = row.getString("elapsed");
    return new ShownClock(
        ClockKind.valueOf(row.getString("kind")),
        state(row),
        new AgreementId(row.getString("agreement")),
        row.getInteger("addendum_version"),
        Priority.valueOf(row.getString("priority")),
        Duration.parse(row.getString("target")),
        row.getString("hours"),
        Sql.instant(row, "started_at"),
        Sql.instant(row, "due_at"),
        row.getInteger("warned_percent"),
        Sql.instantOrNull(row, "stopped_at"),
        elapsed == null ? null : Duration.parse(elapsed));
  }

  private static State state(Row row) {
    Boolean met = row.getBoolean("met");
    if (met != null) {
      return met ? State.MET : State.MISSED;
    }
    if (row.getBoolean("breached")) {
      return State.BREACHED;
    }
    return row.getInteger("warned_percent") == null ? State.RUNNING : State.WARNED;
  }
}
