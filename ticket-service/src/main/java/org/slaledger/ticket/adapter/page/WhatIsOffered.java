package org.slaledger.ticket.adapter.page;

import jakarta.enterprise.context.RequestScoped;
import org.slaledger.ticket.view.ShownTicket;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** Which forms a ticket's page shows to whom. */
@RequestScoped
public class WhatIsOffered {
  private final CurrentActor actor;

  WhatIsOffered(CurrentActor actor) {
    this.actor = actor;
  }

  /**
   * The forms.
   *
   * @param works on the ticket
   * @param tells as the customer
   * @param judges its impact
   * @param corrects what was recorded
   */
  public record Offered(boolean works, boolean tells, boolean judges, boolean corrects) {
    /** Whether there is any. */
    public boolean any() {
      return works || tells || judges || corrects;
    }
  }

  /** Work goes on elsewhere once a ticket was merged; what was recorded can still be put right. */
  Offered on(ShownTicket ticket) {
    boolean here = ticket.mergedInto() == null;
    boolean agent = actor.is(Roles.AGENT) || actor.is(Roles.ADMIN);
    boolean corrects = agent || actor.is(Roles.OPERATOR);
    return new Offered(here && agent, here && actor.is(Roles.CUSTOMER), corrects, corrects);
  }
}
