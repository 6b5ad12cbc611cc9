package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Commands;
import org.slaledger.journal.seal.Erasure;
import org.slaledger.journal.seal.KeyName;
import org.slaledger.journal.steps.InTurn;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Overwrites keys, each time once under the command's own. It can't be undone. */
@ApplicationScoped
public class TextErasing {
  private static final int LONGEST = 200;

  private final CurrentActor actor;
  private final CommandKeys keys;
  private final Commands commands;
  private final Erasure erasure;

  TextErasing(CurrentActor actor, CommandKeys keys, Commands commands, Erasure erasure) {
    this.actor = actor;
    this.keys = keys;
    this.commands = commands;
    this.erasure = erasure;
  }

  /** 204, also for what was erased before. */
  Uni<Response> erase(ErasureBody body, KeyName... names) {
    String reason = body.reason().strip();
    if (reason.isEmpty() || reason.length() > LONGEST || reason.indexOf('\n') >= 0) {
      throw Problem.badRequest(
              new FieldError(
                  "reason", "is no reason", "one line of 1 to " + LONGEST + " characters"))
          .asException();
    }
    return commands
        .execute(
            keys.ofRequest(),
            tx ->
                InTurn.each(
                        List.of(names),
                        name -> erasure.erase(tx, name, actor.id(), reason).replaceWithVoid())
                    .replaceWith(new Answer(204, null, null, "")))
        .map(Answers::response);
  }
}
