package org.slaledger.local.history;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file, where; only the first so many are kept. */
final class Wrong {
  private static final int KEPT = 20;

  private final List<String> found = new ArrayList<>();
  private long count;

  /** One thing that is wrong. */
  void at(String where, String field, String message) {
    count++;
    if (found.size() < KEPT) {
      found.add(field.isEmpty() ? where + ": " + message : where + ": " + field + " " + message);
    }
  }

  boolean none() {
    return count == 0;
  }

  /** For people, a line each. */
  List<String> lines() {
    if (count <= KEPT) {
      return List.copyOf(found);
    }
    List<String> all = new ArrayList<>(found);
    all.add("and " + (count - KEPT) + " more");
    return all;
  }
}
