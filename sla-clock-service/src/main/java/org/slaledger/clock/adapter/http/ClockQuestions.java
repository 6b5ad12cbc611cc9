package org.slaledger.clock.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slaledger.clock.domain.ClockExplanation;
import org.slaledger.clock.usecase.ExplainClock;
import org.slaledger.clock.usecase.ExplainClock.Explained;
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

  /** All runs of one, in order; 404 for what the actor may not know of, or has not started. */
  public Uni<List<ShownClock>> runs(String ticket, String kind) {
    String what = kind + " clock of ticket " + ticket;
    Optional<ClockKind> found =
        Arrays.stream(ClockKind.values()).filter(k -> k.name().equals(kind)).findFirst();
    if (found.isEmpty() || !Name.isOne(ticket)) {
      throw Problem.notFound(what).asException();
    }
    TicketId id = new TicketId(ticket);
    return clocks
        .runs(id, found.get())
        .flatMap(
            runs ->
                runs.isEmpty() ? notStarted(id, found.get(), what) : Uni.createFrom().item(runs))
        .invoke(runs -> actor.requireRead(runs.getLast().customer(), what));
  }

  /** Never an item: what it waits for is told to those who may know of the ticket. */
  private Uni<List<ShownClock>> notStarted(TicketId ticket, ClockKind kind, String what) {
    return explain
        .of(ticket, kind)
        .map(
            found -> {
              Explained explained = readable(found, what);
              throw explained.awaited().stream()
                  .map(
                      clock ->
                          "The %s has not started: it waits for %s.".formatted(what, clock.words()))
                  .map(said -> Problem.of(404, said))
                  .findFirst()
                  .orElseGet(() -> Problem.notFound(what))
                  .asException();
            });
  }

  /** Why a clock stands as it does, run by run. */
  public Uni<List<ClockExplanation>> explanation(String ticket, String kind) {
    return runs(ticket, kind)
        .flatMap(runs -> explain.of(runs.getLast().ticket(), runs.getLast().kind()))
        .map(found -> found.map(Explained::runs).orElse(List.of()));
  }

  /** Why all clocks of a ticket stand as they do, or wait; 404 where there is no such ticket. */
  public Uni<Explained> explanations(String ticket) {
    String what = "ticket " + ticket + " with clocks";
    if (!Name.isOne(ticket)) {
      throw Problem.notFound(what).asException();
    }
    return explain.all(new TicketId(ticket)).map(found -> readable(found, what));
  }

  private Explained readable(Optional<Explained> found, String what) {
    Explained explained = found.orElseThrow(() -> Problem.notFound(what).asException());
    actor.requireRead(explained.customer(), what);
    return explained;
  }

  /** The latest run of one. */
  public Uni<ShownClock> one(String ticket, String kind) {
    return runs(ticket, kind).map(List::getLast);
  }
}
