package org.slaledger.clock.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.clock.domain.WhatHappened;
import org.slaledger.clock.usecase.FollowTickets.Occasion;
import org.slaledger.clock.view.KnownTickets;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Meeting;

/** Brings the clocks of a ticket, and of those that depend on it, in line with what happened. */
@ApplicationScoped
public class FollowTicket {
  private final KnownTickets tickets;
  private final FollowTickets follow;
  private final Meeting meeting;
  private final String service;

  /** On what is known of tickets. */
  public FollowTicket(
      KnownTickets tickets,
      FollowTickets follow,
      Meeting meeting,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.tickets = tickets;
    this.follow = follow;
    this.meeting = meeting;
    this.service = service;
  }

  /** After something happened to the ticket. */
  public Uni<Void> onward(SqlConnection tx, TicketId ticket, Recorded happened) {
    Occasion occasion =
        new Occasion(Cause.of(happened, service), WhatHappened.inWords(happened.envelope().data()));
    return meeting
        .amongMany(tx)
        .chain(() -> tickets.dependentOn(tx, ticket))
        .map(all -> all.stream().collect(Collectors.toMap(Function.identity(), id -> occasion)))
        .chain(occasions -> follow.follow(tx, occasions));
  }
}
