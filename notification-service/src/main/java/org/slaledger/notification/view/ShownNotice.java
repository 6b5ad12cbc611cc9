package org.slaledger.notification.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.NoticeId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.NotificationKind;

/**
 * A notice as it stands.
 *
 * @param contact who is told
 * @param cause the id of the event that is told
 * @param ticket where it is about one
 * @param point where it is about one
 * @param attempts how often it was given to a mail server, or tried to be
 * @param settledAt when it was sent, or given up
 * @param messageId the mail's Message-ID, once it was sent
 * @param lastError why the last attempt that failed did
 */
public record ShownNotice(
    NoticeId notice,
    NotificationKind kind,
    CustomerId customer,
    String contact,
    String cause,
    @Nullable TicketId ticket,
    @Nullable PointId point,
    State state,
    int attempts,
    Instant writtenAt,
    @Nullable Instant settledAt,
    @Nullable String messageId,
    @Nullable String lastError) {
  /** How a notice stands. */
  public enum State {
    /** Waits to be sent, or to be tried again. */
    DUE,
    SENT,
    /** Given up. */
    FAILED
  }
}
