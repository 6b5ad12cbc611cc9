package org.slaledger.notification.domain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a mail was not taken, without what a mail server says in words: servers quote addresses and
 * names, and the reason is journalled in the clear.
 */
public final class MailFault {
  /** A reply code of RFC 5321 and, where it is there, the enhanced one of RFC 3463. */
  private static final Pattern CODES =
      Pattern.compile("\\b([245]\\d\\d)[ -]([245]\\.\\d{1,3}\\.\\d{1,3})?");

  private MailFault() {}

  /** The kind of fault and the server's codes, such as {@code SMTPException 550 5.1.1}. */
  public static String of(Throwable failure) {
    String kind = failure.getClass().getSimpleName();
    Matcher codes = CODES.matcher(String.valueOf(failure.getMessage()));
    if (!codes.find()) {
      return kind;
    }
    return kind + " " + codes.group(1) + (codes.group(2) == null ? "" : " " + codes.group(2));
  }
}
