package org.slaledger.ticket.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.journal.Sql;

/**
 * One run of a ticket's clock as sla-clock-service last told of it.
 *
 * @param terms what it is computed under
 * @param dueAt null where nothing is promised, and while it is paused
 * @param warnedPercent the share of the target at which was warned last
 * @param pause null unless it stands still
 * @param elapsed counted time from start to stop
 */
public record ShownClock(
    ClockKind kind,
    State state,
    @JsonUnwrapped ClockTerms terms,
    Instant startedAt,
    @Nullable Instant dueAt,
    @Nullable Integer warnedPercent,
    @Nullable Pause pause,
    @Nullable Instant stoppedAt,
    @Nullable Duration elapsed) {
  /** How a clock stands. */
  public enum State {
    /** It runs, in time or without a promise. */
    RUNNING,
    /** It runs, and a part of the target that was to be warned of is used up. */
    WARNED,
    /** It stands still, in time. */
    PAUSED,
    /** It runs or stands still, and its target is used up. */
    BREACHED,
    /** It stopped in time. */
    MET,
    /** It stopped too late. */
    MISSED,
    /** It stopped, and nothing was promised. */
    MEASURED
  }

  /** Since when it stands still, and why. */
  public record Pause(Instant since, PauseReason reason) {}

  static ShownClock of(Row row) {
    String elapsed = row.getString("elapsed");
    Pause pause = pause(row.getJsonObject("halted")).orElse(null);
    return new ShownClock(
        ClockKind.valueOf(row.getString("kind")),
        state(row, pause),
        terms(row),
        Sql.instant(row, "started_at"),
        Sql.instantOrNull(row, "due_at"),
        row.getInteger("warned_percent"),
        pause,
        Sql.instantOrNull(row, "stopped_at"),
        elapsed == null ? null : Duration.parse(elapsed));
  }

  private static ClockTerms terms(Row row) {
    String target = row.getString("target");
    return new ClockTerms(
        new AgreementId(row.getString("agreement")),
        row.getInteger("addendum_version"),
        Priority.valueOf(row.getString("priority")),
        target == null ? null : new Target(target),
        row.getString("hours"),
        row.getInteger("calendar_version"));
  }

  private static Optional<Pause> pause(JsonObject halted) {
    return halted.stream()
        .map(
            halt ->
                new Pause(
                    Instant.parse(halt.getKey()),
                    PauseReason.valueOf(String.valueOf(halt.getValue()))))
        .max(Comparator.comparing(Pause::since));
  }

  private static State state(Row row, @Nullable Pause pause) {
    if (row.getOffsetDateTime("stopped_at") != null) {
      Boolean met = row.getBoolean("met");
      return met == null ? State.MEASURED : met ? State.MET : State.MISSED;
    }
    if (row.getBoolean("breached")) {
      return State.BREACHED;
    }
    if (pause != null) {
      return State.PAUSED;
    }
    return row.getInteger("warned_percent") == null ? State.RUNNING : State.WARNED;
  }
}
