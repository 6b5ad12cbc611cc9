package org.slaledger.credit.adapter.page;

import org.slaledger.credit.adapter.http.StatementAnswer;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/**
 * What the reader of a statement is offered to do.
 *
 * @param issues gives it out
 * @param decides accepts and rejects exclusions
 * @param claims puts exclusions forward
 * @param contests exclusions, as the customer
 * @param disputes the statement
 * @param operates rules on disputes, and corrects
 * @param settles says that what was granted is in the books
 */
record StatementActions(
    boolean issues,
    boolean decides,
    boolean claims,
    boolean contests,
    boolean disputes,
    boolean operates,
    boolean settles) {
  static StatementActions of(CurrentActor actor, StatementAnswer answer) {
    boolean open = answer.life().given().isEmpty();
    boolean operates = actor.mayOperate();
    boolean finished =
        switch (answer.statement().state()) {
          case FINISHED -> true;
          case RUNNING -> false;
        };
    return new StatementActions(
        operates && open && finished,
        operates && open,
        open && (operates || actor.is(Roles.AGENT)),
        open && actor.is(Roles.CUSTOMER),
        !open && (actor.is(Roles.CUSTOMER) || actor.is(Roles.AUDITOR)),
        operates,
        operates && answer.life().outstanding().signum() != 0);
  }
}
