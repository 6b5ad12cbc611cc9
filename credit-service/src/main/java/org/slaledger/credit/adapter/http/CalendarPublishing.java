package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.RequestScoped;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.credit.usecase.CalendarCommands;
import org.slaledger.credit.usecase.CalendarCommands.Preview;
import org.slaledger.credit.view.ShownCalendar;
import org.slaledger.credit.view.WhichCalendars;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Cause;
import org.slaledger.journal.CommandKey;
import org.slaledger.journal.Commands;
import org.slaledger.journal.Outcome;
import org.slaledger.web.Answers;
import org.slaledger.web.CurrentActor;

/** Shows what a new version of a calendar would do, and publishes it, for whoever is asking. */
@RequestScoped
public class CalendarPublishing {
  private final CurrentActor actor;
  private final Commands commands;
  private final CalendarCommands calendars;
  private final WhichCalendars shown;

  CalendarPublishing(
      CurrentActor actor, Commands commands, CalendarCommands calendars, WhichCalendars shown) {
    this.actor = actor;
    this.commands = commands;
    this.calendars = calendars;
    this.shown = shown;
  }

  /** Decides, and asks what moves; nothing is written. */
  public Uni<Preview> preview(String calendar, CalendarBody body) {
    return calendars.preview(CalendarQuestions.id(calendar), body.command());
  }

  /** 200 with {@link ShownMoves}, or why it can't be published. */
  public static Answer answer(Preview preview) {
    return switch (preview.decision()) {
      case Decision.Refused<CalendarPublished> no ->
          Answers.refused(new Outcome.Refused(no.ground(), no.violations()));
      case Decision.Accepted<CalendarPublished> yes -> Answers.ok(moves(yes, preview));
    };
  }

  /**
   * 201 with {@link ShownCalendar}.
   *
   * @param confirm the digest of the list of deadlines that was seen
   */
  public Uni<Answer> publish(
      @Nullable CommandKey key, String calendar, CalendarBody body, @Nullable String confirm) {
    CalendarId id = CalendarQuestions.id(calendar);
    Cause by = Cause.by(actor.id());
    return commands.execute(
        key,
        tx ->
            calendars
                .preview(tx, id, body.command())
                .flatMap(preview -> publish(tx, id, preview, confirm, by)));
  }

  private Uni<Answer> publish(
      SqlConnection tx, CalendarId id, Preview preview, @Nullable String confirm, Cause by) {
    if (preview.decision() instanceof Decision.Accepted<CalendarPublished> yes
        && !preview.moves().confirmedBy(Objects.requireNonNullElse(confirm, ""))) {
      return Uni.createFrom().item(UnconfirmedMoves.answer(moves(yes, preview), confirm != null));
    }
    return calendars.publish(tx, id, preview, by).flatMap(outcome -> answer(tx, id, outcome));
  }

  private Uni<Answer> answer(SqlConnection tx, CalendarId id, Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotDone no -> Uni.createFrom().item(Answers.refused(no));
      case Outcome.Done done ->
          shown.versions(tx, id).map(versions -> created(versions.getFirst(), done.version()));
    };
  }

  private static Answer created(ShownCalendar calendar, long streamVersion) {
    return Answers.created(
        URI.create("/calendars/" + calendar.calendar() + "/versions/" + calendar.version()),
        streamVersion,
        calendar);
  }

  private static ShownMoves moves(Decision.Accepted<CalendarPublished> yes, Preview preview) {
    return ShownMoves.of(yes.events().getFirst().calendarVersion(), preview.moves());
  }
}
