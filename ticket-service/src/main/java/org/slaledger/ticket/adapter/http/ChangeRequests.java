package org.slaledger.ticket.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Name;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Answer;
import org.slaledger.journal.CommandKey;
import org.slaledger.web.Answers;
import org.slaledger.web.CommandKeys;
import org.slaledger.web.IfMatch;
import org.slaledger.web.problem.Problem;

/** Reads from a request which ticket is changed, the version that was seen, and the key. */
@ApplicationScoped
public class ChangeRequests {
  private final CommandKeys keys;

  ChangeRequests(CommandKeys keys) {
    this.keys = keys;
  }

  /** A change of a ticket that was seen at a version. */
  @FunctionalInterface
  interface Change {
    Uni<Answer> make(@Nullable CommandKey key, TicketId ticket, long seen);
  }

  /** Makes it, unless the request names no ticket or no version. */
  Uni<Response> make(String ticket, @Nullable String ifMatch, Change change) {
    if (!Name.isOne(ticket)) {
      throw Problem.notFound("ticket " + ticket).asException();
    }
    long seen = IfMatch.version(ifMatch);
    return change.make(keys.ofRequest(), new TicketId(ticket), seen).map(Answers::response);
  }
}
