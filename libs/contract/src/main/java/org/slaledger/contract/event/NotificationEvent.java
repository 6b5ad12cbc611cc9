package org.slaledger.contract.event;

import java.time.Instant;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.NoticeId;

/** The streams {@code notice/<id>} of {@code sla.notifications}. */
public sealed interface NotificationEvent extends Event {
  /** The notification. */
  NoticeId notice();

  /**
   * A mail server took the mail.
   *
   * @param cause the id of the event that is told
   * @param contact the customer's contact who is told
   * @param messageId the mail's Message-ID
   */
  record NotificationSent(
      NoticeId notice,
      CustomerId customer,
      String contact,
      NotificationKind kind,
      String cause,
      String messageId,
      Instant sentAt)
      implements NotificationEvent {}

  /** The mail could not be given to a mail server, and no further attempt is made. */
  record NotificationFailed(
      NoticeId notice,
      CustomerId customer,
      String contact,
      NotificationKind kind,
      String cause,
      String reason,
      int attempts)
      implements NotificationEvent {}
}
