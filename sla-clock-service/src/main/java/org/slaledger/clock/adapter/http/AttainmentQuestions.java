package org.slaledger.clock.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.view.KnownAttainment;
import org.slaledger.clock.view.Outcome;
import org.slaledger.clock.view.RunPosition;
import org.slaledger.clock.view.ShownClock;
import org.slaledger.clock.view.WhichRuns;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Name;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.web.CurrentActor;

/** Answers how promises were kept to those who may ask it, for the API and for pages alike. */
@ApplicationScoped
public class AttainmentQuestions {
  static final String PERIODS = "a month 2026-06 or a quarter 2026-Q3";

  private final CurrentActor actor;
  private final KnownAttainment attainment;

  AttainmentQuestions(CurrentActor actor, KnownAttainment attainment) {
    this.actor = actor;
    this.attainment = attainment;
  }

  /**
   * The numbers.
   *
   * @param list the path of the lists behind them
   */
  public Uni<AttainmentAnswer> attained(AttainmentFilter narrowed, String list) {
    WhichRuns which = which(narrowed);
    return attainment
        .attained(which)
        .map(Parameters::accepted)
        .map(rows -> AttainmentAnswer.of(which.period(), rows, list));
  }

  /** The runs behind a number. */
  public Uni<RunsAnswer> runs(
      AttainmentFilter narrowed, @Nullable String outcome, @Nullable String after) {
    return attainment
        .runs(which(narrowed), Parameters.one("outcome", outcome, Outcome.class), position(after))
        .map(Parameters::accepted)
        .map(runs -> new RunsAnswer(runs, rest(runs)));
  }

  private WhichRuns which(AttainmentFilter narrowed) {
    return new WhichRuns(
        Parameters.required("period", narrowed.period(), PERIODS),
        Parameters.customer(narrowed.customer(), actor),
        Parameters.given(narrowed.service()),
        Parameters.some("kind", narrowed.kind(), ClockKind.class),
        Parameters.some("priority", narrowed.priority(), Priority.class));
  }

  private static @Nullable String rest(List<ShownClock> runs) {
    ShownClock last = runs.isEmpty() ? null : runs.getLast();
    return last == null || runs.size() < KnownAttainment.MOST
        ? null
        : last.startedAt() + "~" + last.ticket() + "~" + last.kind();
  }

  private static @Nullable RunPosition position(@Nullable String after) {
    String given = Parameters.given(after);
    if (given == null) {
      return null;
    }
    String[] parts = given.split("~", -1);
    if (parts.length == 3 && Name.isOne(parts[1])) {
      ClockKind kind = Parameters.one("after", parts[2], ClockKind.class);
      Instant started = instant(parts[0]);
      if (kind != null && started != null) {
        return new RunPosition(started, new TicketId(parts[1]), kind);
      }
    }
    throw Parameters.wrong("after", "is no place in a list", "what an answer gave as after");
  }

  private static @Nullable Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
