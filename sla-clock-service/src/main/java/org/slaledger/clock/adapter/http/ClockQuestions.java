package org.slaledger.clock.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.view.ClockBoard;
import org.slaledger.clock.view.ShownClock;
import org.slaledger.clock.view.ShownClock.State;
import org.slaledger.clock.view.WhichClocks;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.contract.TicketId;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Answers questions about clocks to those who may ask them, for the API and for pages alike. */
@ApplicationScoped
public class ClockQuestions {
  private final CurrentActor actor;
  private final ClockBoard board;

  ClockQuestions(CurrentActor actor, ClockBoard board) {
    this.actor = actor;
    this.board = board;
  }

  /**
   * The clocks with the nearest deadlines; customers see their own.
   *
   * @param states any of these; all where none is given
   */
  public Uni<List<ShownClock>> list(
      @Nullable String ticket, @Nullable String customer, @Nullable List<String> states) {
    WhichClocks which =
        new WhichClocks(
            isBlank(ticket) ? null : new TicketId(name("ticket", ticket)),
            visible(isBlank(customer) ? null : new CustomerId(name("customer", customer))),
            states(states == null ? List.of() : states));
    return board.clocks(which);
  }

  /** The clocks that run, breached ones included. */
  public Uni<List<ShownClock>> open() {
    return list(null, null, List.of(State.RUNNING.name(), State.BREACHED.name()));
  }

  /** One; 404 for what the actor may not know of. */
  public Uni<ShownClock> one(String ticket, String kind) {
    String what = kind + " clock of ticket " + ticket;
    Optional<ClockKind> found =
        Arrays.stream(ClockKind.values()).filter(k -> k.name().equals(kind)).findFirst();
    if (found.isEmpty() || !Name.isOne(ticket)) {
      throw Problem.notFound(what).asException();
    }
    return board
        .clock(new TicketId(ticket), found.get())
        .map(clock -> clock.orElseThrow(() -> Problem.notFound(what).asException()))
        .invoke(clock -> actor.requireRead(clock.customer(), what));
  }

  private @Nullable CustomerId visible(@Nullable CustomerId wanted) {
    if (actor.staff()) {
      return wanted;
    }
    CustomerId own = actor.customer();
    if (own == null || (wanted != null && !wanted.equals(own))) {
      throw Problem.forbidden("A customer sees its own clocks only.").asException();
    }
    return own;
  }

  private static Set<State> states(List<String> wanted) {
    Set<State> states = EnumSet.noneOf(State.class);
    for (String name : wanted) {
      states.add(
          Arrays.stream(State.values())
              .filter(state -> state.name().equals(name))
              .findFirst()
              .orElseThrow(() -> wrong("state", "is no state", "RUNNING, BREACHED, STOPPED")));
    }
    return states.isEmpty() ? EnumSet.allOf(State.class) : states;
  }

  private static boolean isBlank(@Nullable String value) {
    return value == null || value.isBlank();
  }

  private static String name(String field, @Nullable String value) {
    if (value == null || !Name.isOne(value)) {
      throw wrong(field, "is no id", Name.FORM);
    }
    return value;
  }

  private static RuntimeException wrong(String field, String message, String allowed) {
    return Problem.badRequest(new FieldError(field, message, allowed)).asException();
  }
}
