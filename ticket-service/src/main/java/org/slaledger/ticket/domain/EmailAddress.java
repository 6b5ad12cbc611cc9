package org.slaledger.ticket.domain;

import java.util.regex.Pattern;

/**
 * The addresses that mail can be sent to: the unquoted form of RFC 5321 in ASCII, with a domain
 * name of two labels or more. Rarer forms (quoted, literal, internationalised) are refused, so that
 * no address can carry a second header or a second recipient.
 */
final class EmailAddress {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL_PART = 64;
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern FORM =
      Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

  private EmailAddress() {}

  static boolean isOne(String value) {
    return value.length() <= LONGEST
        && value.indexOf('@') <= LONGEST_LOCAL_PART
        && FORM.matcher(value).matches();
  }
}
