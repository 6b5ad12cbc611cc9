package org.slaledger.contract.json;

import java.util.List;

/**
 * The steps that bring every version ever published up to today's. Each event of version n has one
 * for 1, 2, ..., n - 1; none may be removed, since the log is kept for ever.
 */
final class Upcasters {
  private static final List<Upcaster> ALL = List.of();

  private Upcasters() {}

  static List<Upcaster> all() {
    return ALL;
  }
}
