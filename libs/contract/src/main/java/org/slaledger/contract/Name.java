package org.slaledger.contract;

/**
 * The one form of every id: 1 to 64 letters, digits, dots, underscores and hyphens, a letter or
 * digit first.
 */
public final class Name {
  /** The form as a regular expression. */
  public static final String FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  private static final int LONGEST = 64;

  private Name() {}

  /** Whether a text has the form. */
  public static boolean isOne(String value) {
    return !value.isEmpty() && value.length() <= LONGEST && holds(value, 0, "._-");
  }

  /**
   * Whether from there on stand letters and digits alone, and others but not in the first place. As
   * fast as matters for what stands several times in each event; a regular expression is not.
   */
  static boolean holds(String value, int from, String others) {
    for (int i = from; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && (i == from || others.indexOf(c) < 0)) {
        return false;
      }
    }
    return true;
  }

  static void check(String what, String value) {
    if (!isOne(value)) {
      throw new IllegalArgumentException(
          what
              + " \""
              + value
              + "\" is no name; allowed are 1 to 64 letters, digits, dots, underscores, hyphens");
    }
  }
}
