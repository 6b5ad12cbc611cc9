package org.slaledger.ticket.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.slaledger.journal.Answer;
import org.slaledger.journal.Commands;
import org.slaledger.journal.Outcome;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.problem.Problem;

/** Carries erasures out, each once under its key. */
@ApplicationScoped
public class ErasureCommands {
  private static final Answer ERASED = new Answer(204, null, null, "");

  private final CommandKeys keys;
  private final Commands commands;

  ErasureCommands(CommandKeys keys, Commands commands) {
    this.keys = keys;
    this.commands = commands;
  }

  /** 204, or why not. */
  Uni<Response> erase(String what, Function<SqlConnection, Uni<Outcome>> erasure) {
    return commands
        .execute(keys.ofRequest(), tx -> erasure.apply(tx).map(outcome -> answer(what, outcome)))
        .map(Answers::response);
  }

  private static Answer answer(String what, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> ERASED;
      case Outcome.Missing _ -> Answers.refused(Problem.notFound(what));
      case Outcome.NotDone no -> Answers.refused(no);
    };
  }
}
