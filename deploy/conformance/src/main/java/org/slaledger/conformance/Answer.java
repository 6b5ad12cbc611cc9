package org.slaledger.conformance;

import java.util.List;

/**
 * What was expected and what came out, both as printed: equal values read the same.
 *
 * @param why what led to it, for people: the reasons of a refusal, say
 */
record Answer(String expected, String cameOut, List<String> why) {
  Answer {
    why = List.copyOf(why);
  }

  boolean isAsExpected() {
    return expected.equals(cameOut);
  }
}
