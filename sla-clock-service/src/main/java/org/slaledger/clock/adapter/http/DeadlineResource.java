package org.slaledger.clock.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.usecase.ReckonDeadline;
import org.slaledger.contract.terms.CalendarTerms;
import org.slaledger.promises.Calendars;
import org.slaledger.rules.Checked;
import org.slaledger.rules.clock.Pause;
import org.slaledger.rules.time.BeyondFrozenZone;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.FrozenZone;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** What-if questions: when would a clock be due? Nothing is written. */
@Path("/clocks/deadline")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
@Tag(name = "Clocks")
public class DeadlineResource {
  private final ReckonDeadline reckon;

  DeadlineResource(ReckonDeadline reckon) {
    this.reckon = reckon;
  }

  /** Reckons. */
  @POST
  @Operation(
      summary = "Reckons when a clock would be due",
      description =
          "By a published calendar, or by hours that the question brings. Pauses take away time"
              + " that would have counted. Nothing is written.")
  public Uni<DeadlineAnswer> reckon(DeadlineBody body) {
    if ((body.hours() == null) == (body.calendar() == null)) {
      throw wrong("hours", "or calendar must be given, and not both", "one of the two");
    }
    List<Pause> pauses = pauses(body);
    return calendar(body)
        .map(
            calendar -> {
              try {
                return DeadlineAnswer.of(
                    ReckonDeadline.reckon(
                        calendar.calendar(),
                        calendar.version(),
                        body.start(),
                        body.target(),
                        pauses,
                        body.at()));
              } catch (BeyondFrozenZone e) {
                throw wrong("start", e.getMessage(), "what lies in the calendar's years");
              }
            });
  }

  private Uni<Calendars.Published> calendar(DeadlineBody body) {
    if (body.calendar() != null) {
      return Uni.createFrom().item(new Calendars.Published(unpublished(body.calendar()), null));
    }
    String hours = Objects.requireNonNull(body.hours());
    return reckon
        .calendar(hours)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        wrong(
                            "hours",
                            "'" + hours + "' is no calendar",
                            Calendars.ALWAYS + " or one that was published")));
  }

  private static Calendar unpublished(CalendarTerms terms) {
    boolean sensible =
        terms.fromYear() >= 1900
            && terms.fromYear() <= terms.toYear()
            && terms.toYear() - terms.fromYear() <= 50;
    if (!sensible) {
      throw wrong("calendar.fromYear", "to toYear are no years", "up to 50 years from 1900 on");
    }
    Checked<Calendar> calendar =
        Calendars.hours(terms)
            .then(
                hours ->
                    FrozenZone.named(terms.zone(), terms.fromYear(), terms.toYear())
                        .then(zone -> Calendar.of(hours, zone)));
    if (calendar.problems().isEmpty()) {
      return calendar.orElseThrow();
    }
    List<FieldError> errors =
        calendar.problems().stream()
            .map(problem -> problem.under("calendar"))
            .map(problem -> new FieldError(problem.field(), problem.message(), problem.allowed()))
            .toList();
    throw Problem.badRequest(
            errors.getFirst(), errors.subList(1, errors.size()).toArray(FieldError[]::new))
        .asException();
  }

  private static List<Pause> pauses(DeadlineBody body) {
    List<Pause> pauses = new ArrayList<>();
    List<DeadlineBody.Between> given = Objects.requireNonNullElse(body.pauses(), List.of());
    for (int i = 0; i < given.size(); i++) {
      DeadlineBody.Between pause = given.get(i);
      if (pause.to() == null ? i < given.size() - 1 : pause.to().isBefore(pause.from())) {
        throw wrong(
            "pauses[" + i + "].to",
            pause.to() == null ? "is missing" : pause.to() + " lies before its beginning",
            "an end from " + pause.from() + " on; only the last pause may be open");
      }
      pauses.add(new Pause(pause.from(), pause.to()));
    }
    return pauses;
  }

  private static RuntimeException wrong(String field, @Nullable String message, String allowed) {
    return Problem.badRequest(new FieldError(field, String.valueOf(message), allowed))
        .asException();
  }
}
