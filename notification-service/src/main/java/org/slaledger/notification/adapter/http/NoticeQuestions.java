package org.slaledger.notification.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.notification.view.NoticeBoard;
import org.slaledger.notification.view.ShownNotice;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Answers questions about notices to those who may ask them, for the API and for pages alike. */
@ApplicationScoped
public class NoticeQuestions {
  private final CurrentActor actor;
  private final NoticeBoard board;

  NoticeQuestions(CurrentActor actor, NoticeBoard board) {
    this.actor = actor;
    this.board = board;
  }

  /** The newest notices; customers see their own. */
  public Uni<List<ShownNotice>> list(@Nullable String customer) {
    return board.newest(visible(customer == null || customer.isBlank() ? null : named(customer)));
  }

  private @Nullable CustomerId visible(@Nullable CustomerId wanted) {
    if (actor.staff()) {
      return wanted;
    }
    CustomerId own = actor.customer();
    if (own == null || (wanted != null && !wanted.equals(own))) {
      throw Problem.forbidden("A customer sees its own notifications only.").asException();
    }
    return own;
  }

  private static CustomerId named(String value) {
    if (!Name.isOne(value)) {
      throw Problem.badRequest(new FieldError("customer", "is no id", Name.FORM)).asException();
    }
    return new CustomerId(value);
  }
}
