package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.probe.usecase.BadgeAddresses;
import org.slaledger.probe.usecase.BadgeAddresses.Made;
import org.slaledger.probe.usecase.HowItIsShort.Subject;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Makes and revokes addresses of badges for whoever asks now: for the API and the page. */
@RequestScoped
public class BadgeLinks {
  private final CurrentActor actor;
  private final BadgeAddresses addresses;
  private final String platform;

  BadgeLinks(
      CurrentActor actor,
      BadgeAddresses addresses,
      @ConfigProperty(name = "sla.public-url") String platform) {
    this.actor = actor;
    this.addresses = addresses;
    this.platform = platform;
  }

  /**
   * An address that was just made, shown this once.
   *
   * @param markdown how a README shows it
   */
  public record MadeBadge(String id, String address, String markdown) {}

  /**
   * An address of what the actor may see.
   *
   * @throws org.slaledger.web.problem.ProblemException 409
   */
  public Uni<MadeBadge> make(Subject subject) {
    return addresses
        .make(actor.id(), subject)
        .map(
            made ->
                made.map(this::shown)
                    .orElseThrow(
                        () ->
                            Problem.conflict(
                                    "There are " + BadgeAddresses.MOST + " addresses already.",
                                    new FieldError("point", "is one too many", "revoke another"))
                                .asException()));
  }

  /**
   * One's own address; an admin any.
   *
   * @throws org.slaledger.web.problem.ProblemException 404
   */
  public Uni<Void> revoke(String badge) {
    return addresses
        .revoke(badge, actor.is(Roles.ADMIN) ? null : actor.id())
        .map(found -> found.orElseThrow(() -> Problem.notFound("badge " + badge).asException()))
        .replaceWithVoid();
  }

  private MadeBadge shown(Made made) {
    String address = platform + "/availability/badge/" + made.secret() + ".svg";
    return new MadeBadge(
        made.address().id(),
        address,
        "![%s](%s?period=90d)".formatted(made.address().subject().name(), address));
  }
}
