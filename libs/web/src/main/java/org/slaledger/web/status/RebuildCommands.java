package org.slaledger.web.status;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slaledger.journal.Answer;
import org.slaledger.journal.CommandKey;
import org.slaledger.journal.Commands;
import org.slaledger.journal.Rebuild;
import org.slaledger.journal.Rebuilds;
import org.slaledger.web.Answers;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.Problem;

/** Has views built anew, once for each key. */
@RequestScoped
class RebuildCommands {
  private final Commands commands;
  private final Rebuilds rebuilds;
  private final CurrentActor actor;
  private final ThisService here;

  RebuildCommands(Commands commands, Rebuilds rebuilds, CurrentActor actor, ThisService here) {
    this.commands = commands;
    this.rebuilds = rebuilds;
    this.actor = actor;
    this.here = here;
  }

  /** 202 with where to look; 409 while another one runs. */
  Uni<Answer> begin(@Nullable CommandKey key, @Nullable String mode, @Nullable String said) {
    Rebuild.Mode how = Asked.mode(mode);
    String reason = Asked.reason(said, "why it is built anew");
    String who = actor.id();
    return commands.execute(key, tx -> rebuilds.begin(how, reason, who).flatMap(this::answer));
  }

  private Uni<Answer> answer(java.util.Optional<UUID> begun) {
    UUID id =
        begun.orElseThrow(
            () ->
                Problem.conflict("The views of this service are being built anew already.")
                    .asException());
    URI place = URI.create("/status/" + here.name() + "/rebuilds/" + id);
    return rebuilds.find(id).map(found -> Answers.accepted(place, found.orElseThrow()));
  }
}
