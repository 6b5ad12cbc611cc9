package org.slaledger.credit.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.credit.adapter.holidays.FoundHolidays;
import org.slaledger.credit.adapter.holidays.NationalHolidays;
import org.slaledger.credit.adapter.http.CalendarBody;
import org.slaledger.credit.adapter.http.CalendarPublishing;
import org.slaledger.credit.adapter.http.CalendarQuestions;
import org.slaledger.credit.adapter.http.ShownMoves;
import org.slaledger.credit.domain.calendar.Changes;
import org.slaledger.credit.domain.calendar.Changes.Change;
import org.slaledger.credit.usecase.CalendarCommands.Preview;
import org.slaledger.credit.view.ShownCalendar;
import org.slaledger.rules.Checked;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.Roles;

/** The form that publishes a calendar: filled in, with imported holidays, previewed, confirmed. */
@Path("/ui/calendars/{calendar}/publication")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
public class CalendarFormPage {
  private final CommandKeys keys;
  private final CalendarQuestions questions;
  private final CalendarPublishing publishing;
  private final InstantSource time;

  CalendarFormPage(
      CommandKeys keys,
      CalendarQuestions questions,
      CalendarPublishing publishing,
      InstantSource time) {
    this.keys = keys;
    this.questions = questions;
    this.publishing = publishing;
    this.time = time;
  }

  @CheckedTemplate(basePath = "credit")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance calendarForm(
        String calendar, boolean first, Map<String, String> countries, SentCalendar form);
  }

  /** With the latest version filled in. */
  @GET
  @Blocking
  @Operation(hidden = true)
  public Uni<TemplateInstance> empty(String calendar) {
    return questions
        .published(calendar)
        .map(
            versions -> {
              ShownCalendar latest = latest(versions);
              int year = today().getYear();
              return page(
                  calendar,
                  latest,
                  SentCalendar.of(
                      CalendarDraft.fields(latest == null ? null : latest.terms(), year)));
            });
  }

  /** Which button was pressed says what is done. */
  @POST
  @Blocking
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(hidden = true)
  public Uni<Response> send(String calendar, MultipartFormDataInput input) {
    CalendarFields fields = CalendarFields.of(input);
    return switch (fields.value("do")) {
      case "country" -> imported(calendar, fields, fields.ofCountry());
      case "document" -> imported(calendar, fields, fields.ofDocument());
      case "publish" -> drafted(calendar, fields, true);
      default -> drafted(calendar, fields, false);
    };
  }

  private Uni<Response> imported(
      String calendar, CalendarFields fields, Checked<FoundHolidays> found) {
    return questions
        .published(calendar)
        .map(
            versions -> {
              ShownCalendar latest = latest(versions);
              SentCalendar form =
                  fields.with(found, latest == null ? null : latest.terms(), today());
              return response(calendar, latest, form);
            });
  }

  private Uni<Response> drafted(String calendar, CalendarFields fields, boolean publish) {
    return questions
        .published(calendar)
        .flatMap(
            versions -> {
              ShownCalendar latest = latest(versions);
              return switch (CalendarDraft.read(
                  fields.values(), latest == null ? null : latest.terms())) {
                case Checked.Refused<CalendarBody> no ->
                    Uni.createFrom()
                        .item(
                            response(
                                calendar,
                                latest,
                                SentCalendar.refused(fields.values(), no.problems())));
                case Checked.Accepted<CalendarBody>(CalendarBody body) ->
                    publish
                        ? publish(calendar, latest, fields, body)
                        : preview(calendar, latest, fields, body);
              };
            });
  }

  private Uni<Response> preview(
      String calendar, @Nullable ShownCalendar latest, CalendarFields fields, CalendarBody body) {
    return publishing
        .preview(calendar, body)
        .map(preview -> response(calendar, latest, previewed(latest, fields, preview)));
  }

  private static SentCalendar previewed(
      @Nullable ShownCalendar latest, CalendarFields fields, Preview preview) {
    return switch (preview.decision()) {
      case Decision.Refused<CalendarPublished> _ ->
          SentCalendar.refused(fields.values(), CalendarPublishing.answer(preview));
      case Decision.Accepted<CalendarPublished> yes -> {
        CalendarPublished next = yes.events().getFirst();
        List<Change> changes =
            latest == null ? List.of() : Changes.between(latest.asPublished(), next);
        ShownMoves moves = ShownMoves.of(next.calendarVersion(), preview.moves());
        yield SentCalendar.previewed(fields.values(), changes, moves);
      }
    };
  }

  /** Where another list moves than was seen, that one is shown. */
  private Uni<Response> publish(
      String calendar, @Nullable ShownCalendar latest, CalendarFields fields, CalendarBody body) {
    return publishing
        .publish(keys.ofForm(fields.key(), fields.said()), calendar, body, fields.value("confirm"))
        .flatMap(
            answer ->
                answer.refused()
                    ? preview(calendar, latest, fields, body)
                    : Uni.createFrom()
                        .item(Response.seeOther(URI.create("/ui/calendars/" + calendar)).build()));
  }

  private static Response response(
      String calendar, @Nullable ShownCalendar latest, SentCalendar form) {
    return Response.status(form.wrong() == null ? 200 : 400)
        .entity(page(calendar, latest, form))
        .build();
  }

  private static TemplateInstance page(
      String calendar, @Nullable ShownCalendar latest, SentCalendar form) {
    return Templates.calendarForm(calendar, latest == null, NationalHolidays.countries(), form);
  }

  private static @Nullable ShownCalendar latest(List<ShownCalendar> versions) {
    return versions.isEmpty() ? null : versions.getFirst();
  }

  private LocalDate today() {
    return time.instant().atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
