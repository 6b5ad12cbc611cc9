package org.slaledger.ledger;

/** Whose key it is, as in a signature's line. */
final class KeyName {
  private KeyName() {}

  /** The name, if it is one: not empty, neither spaces nor plus. */
  static String checked(String name) {
    if (name.isEmpty()
        || name.codePoints()
            .anyMatch(
                each ->
                    each == '+'
                        || Character.isWhitespace(each)
                        || Character.isSpaceChar(each)
                        || Character.isISOControl(each))) {
      throw new IllegalArgumentException(
          "a key's name is one word without plus, not '" + name + "'");
    }
    return name;
  }
}
