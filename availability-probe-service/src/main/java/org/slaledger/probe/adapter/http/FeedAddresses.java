package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.contract.CustomerId;
import org.slaledger.probe.usecase.CalendarFeeds;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Makes and revokes addresses of the calendar for whoever asks now: for the API and the page. */
@RequestScoped
public class FeedAddresses {
  private static final int LONGEST_NAME = 60;

  private final CurrentActor actor;
  private final CalendarFeeds feeds;
  private final String platform;

  FeedAddresses(
      CurrentActor actor,
      CalendarFeeds feeds,
      @ConfigProperty(name = "sla.public-url") String platform) {
    this.actor = actor;
    this.feeds = feeds;
    this.platform = platform;
  }

  /** An address that was just made, shown this once. */
  public record MadeFeed(String id, String name, String address, Instant expiresAt) {}

  /**
   * An address of what the actor may read.
   *
   * @throws org.slaledger.web.problem.ProblemException 400, 404 for who may read nothing, 409
   */
  public Uni<MadeFeed> make(String name) {
    CustomerId own = actor.customer();
    if (!actor.staff() && own == null) {
      throw Problem.notFound("calendar").asException();
    }
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw Problem.badRequest(
              new FieldError(
                  "name", "is blank or too long", "1 to " + LONGEST_NAME + " characters"))
          .asException();
    }
    return feeds
        .make(actor.id(), actor.staff() ? null : own, name.strip())
        .map(
            made ->
                made.map(this::shown)
                    .orElseThrow(
                        () ->
                            Problem.conflict(
                                    "There are " + CalendarFeeds.MOST + " addresses already.",
                                    new FieldError("name", "is one too many", "revoke another"))
                                .asException()));
  }

  /**
   * One's own address; an admin any.
   *
   * @throws org.slaledger.web.problem.ProblemException 404
   */
  public Uni<Void> revoke(String feed) {
    return feeds
        .revoke(feed, actor.is(Roles.ADMIN) ? null : actor.id())
        .map(found -> found.orElseThrow(() -> Problem.notFound("feed " + feed).asException()))
        .replaceWithVoid();
  }

  private MadeFeed shown(CalendarFeeds.Made made) {
    return new MadeFeed(
        made.feed().id(),
        made.feed().name(),
        platform + "/maintenance/feed/" + made.secret() + "/maintenance.ics",
        made.feed().expiresAt());
  }
}
