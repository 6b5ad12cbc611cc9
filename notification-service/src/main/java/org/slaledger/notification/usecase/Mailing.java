package org.slaledger.notification.usecase;

import io.smallrye.mutiny.Uni;
import org.slaledger.notification.domain.MailText;

/** The way out to people. */
public interface Mailing {
  /**
   * Gives a mail to a mail server; fails when that does not take it.
   *
   * @param messageId the same at each attempt, without angle brackets
   */
  Uni<Void> send(String messageId, String address, MailText text);
}
