package org.slaledger.clock.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slaledger.clock.domain.ClockExplanation;
import org.slaledger.clock.usecase.ExplainClock;
import org.slaledger.clock.view.KnownClocks;
import org.slaledger.clock.view.ShownClock;
import org.slaledger.clock.view.ShownClock.State;
import org.slaledger.clock.view.WhichClocks;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Name;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.Problem;

/** Answers questions about clocks to those who may ask them, for the API and for pages alike. */
@ApplicationScoped
public class ClockQuestions {
  private final CurrentActor actor;
  private final KnownClocks clocks;
  private final ExplainClock explain;

  ClockQuestions(CurrentActor actor, KnownClocks clocks, ExplainClock explain) {
    this.actor = actor;
    this.clocks = clocks;
    this.explain = explain;
  }

  /**
   * The clocks with the nearest deadlines; customers see their own.
   *
   * @param narrowed by these; all where none is given
   */
  public Uni<List<ShownClock>> list(ClockFilter narrowed) {
    return clocks.clocks(which(narrowed));
  }

  /** The question that a filter is, for those who may ask it. */
  public WhichClocks which(ClockFilter narrowed) {
    return new WhichClocks(
        Parameters.ticket(narrowed.ticket()),
        Parameters.customer(narrowed.customer(), actor),
        Parameters.some("kind", narrowed.kind(), ClockKind.class),
        Parameters.some("priority", narrowed.priority(), Priority.class),
        Parameters.some("state", narrowed.state(), State.class));
  }

  /** All runs of one, in order; 404 for what the actor may not know of. */
  public Uni<List<ShownClock>> runs(String ticket, String kind) {
    String what = kind + " clock of ticket " + ticket;
    Optional<ClockKind> found =
        Arrays.stream(ClockKind.values()).filter(k -> k.name().equals(kind)).findFirst();
    if (found.isEmpty() || !Name.isOne(ticket)) {
      throw Problem.notFound(what).asException();
    }
    return clocks
        .runs(new TicketId(ticket), found.get())
        .invoke(
            runs -> {
              if (runs.isEmpty()) {
                throw Problem.notFound(what).asException();
              }
              actor.requireRead(runs.getLast().customer(), what);
            });
  }

  /** Why a clock stands as it does, run by run. */
  public Uni<List<ClockExplanation>> explanation(String ticket, String kind) {
    return runs(ticket, kind)
        .flatMap(runs -> explain.of(runs.getLast().ticket(), runs.getLast().kind()));
  }

  /** Why all clocks of a ticket stand as they do; 404 where it has none. */
  public Uni<List<ClockExplanation>> explanations(String ticket) {
    String what = "clocks of ticket " + ticket;
    if (!Name.isOne(ticket)) {
      throw Problem.notFound(what).asException();
    }
    TicketId id = new TicketId(ticket);
    return clocks
        .clocks(new WhichClocks(id, null, Set.of(), Set.of(), Set.of()))
        .invoke(
            found -> {
              if (found.isEmpty()) {
                throw Problem.notFound(what).asException();
              }
              actor.requireRead(found.getFirst().customer(), what);
            })
        .flatMap(found -> explain.all(id));
  }

  /** The latest run of one. */
  public Uni<ShownClock> one(String ticket, String kind) {
    return runs(ticket, kind).map(List::getLast);
  }
}
