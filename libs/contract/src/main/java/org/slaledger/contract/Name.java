package org.slaledger.contract;

import java.util.regex.Pattern;

/**
 * The one form of every id: 1 to 64 letters, digits, dots, underscores and hyphens, a letter or
 * digit first.
 */
public final class Name {
  /** The form as a regular expression. */
  public static final String FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  private Name() {}

  /** Whether a text has the form. */
  public static boolean isOne(String value) {
    return PATTERN.matcher(value).matches();
  }

  static void check(String what, String value) {
    if (!isOne(value)) {
      throw new IllegalArgumentException(
          what
              + " \""
              + value
              + "\": allowed are 1 to 64 letters, digits, dots, underscores, hyphens");
    }
  }
}
