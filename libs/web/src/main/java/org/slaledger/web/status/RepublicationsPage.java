package org.slaledger.web.status;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Topic;
import org.slaledger.journal.Republications;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** What of this service's journal was published again, and a form to have more of it so. */
@Path("/ui/status/{service}/republications")
@Produces(MediaType.TEXT_HTML)
public class RepublicationsPage {
  @CheckedTemplate(basePath = "status")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance republications(
        String service,
        List<Republications.Republication> listed,
        List<Topic> topics,
        boolean repairs);
  }

  private final ThisService here;
  private final Republications republications;
  private final RepublicationCommands commands;
  private final CommandKeys keys;
  private final CurrentActor actor;

  RepublicationsPage(
      ThisService here,
      Republications republications,
      RepublicationCommands commands,
      CommandKeys keys,
      CurrentActor actor) {
    this.here = here;
    this.republications = republications;
    this.commands = commands;
    this.keys = keys;
    this.actor = actor;
  }

  /** The list, the latest first. */
  @GET
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<TemplateInstance> list(@PathParam("service") String service) {
    here.require(service);
    boolean repairs = actor.mayOperate();
    return republications
        .list(Republications.MOST)
        .map(listed -> Templates.republications(service, listed, republications.topics(), repairs));
  }

  /** What the form says; fields that are left empty are not given. */
  public static final class Form {
    @FormParam("reason")
    @Nullable String reason;

    @FormParam("stream")
    @Nullable String stream;

    @FormParam("fromVersion")
    @Nullable String fromVersion;

    @FormParam("toVersion")
    @Nullable String toVersion;

    @FormParam("topic")
    @Nullable String topic;

    @FormParam("fromPosition")
    @Nullable String fromPosition;

    @FormParam("toPosition")
    @Nullable String toPosition;

    @FormParam("recordedFrom")
    @Nullable String recordedFrom;

    @FormParam("recordedTo")
    @Nullable String recordedTo;

    @FormParam("command-key")
    @Nullable String key;

    RepublicationBody body() {
      return new RepublicationBody(
          said(reason) == null ? "" : String.valueOf(reason),
          said(stream),
          number("fromVersion", fromVersion),
          number("toVersion", toVersion),
          said(topic),
          number("fromPosition", fromPosition),
          number("toPosition", toPosition),
          instant("recordedFrom", recordedFrom),
          instant("recordedTo", recordedTo));
    }

    private static @Nullable String said(@Nullable String value) {
      return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable Long number(String field, @Nullable String value) {
      String said = said(value);
      try {
        return said == null ? null : Long.valueOf(said);
      } catch (NumberFormatException e) {
        throw Asked.wrong(field, said + " is no whole number", "1 or more");
      }
    }

    private static @Nullable Instant instant(String field, @Nullable String value) {
      String said = said(value);
      try {
        return said == null ? null : Instant.parse(said);
      } catch (DateTimeParseException e) {
        throw Asked.wrong(field, said + " is no instant", "such as 2026-11-23T12:00:00Z");
      }
    }
  }

  /** Back to the list, with what was asked for. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(hidden = true)
  public Uni<Response> request(
      @PathParam("service") String service, @jakarta.ws.rs.BeanParam Form form) {
    here.require(service);
    RepublicationBody body = form.body();
    return commands
        .request(keys.ofForm(form.key, body.toString()), body)
        .map(
            answer ->
                answer.refused()
                    ? Answers.response(answer)
                    : Response.seeOther(URI.create("/ui/status/" + service + "/republications"))
                        .build());
  }
}
