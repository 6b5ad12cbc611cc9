package org.slaledger.conformance;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The kinds of cases, each told by a field that no other has. */
enum Kind {
  BUSINESS_TIME("calendar", BusinessTimeCase::read),
  CREDITS("addendum", CreditCase::read),
  EVIDENCE("versions", EvidenceCase::read);

  private final String mark;
  private final BiFunction<String, Fields, Case> reader;

  Kind(String mark, BiFunction<String, Fields, Case> reader) {
    this.mark = mark;
    this.reader = reader;
  }

  /** Reads a case, whichever kind it is. */
  static Case read(String id, Fields fields) {
    for (Kind kind : values()) {
      if (fields.has(kind.mark)) {
        return kind.reader.apply(id, fields);
      }
    }
    String marks = Arrays.stream(values()).map(k -> k.mark).collect(Collectors.joining(" or "));
    throw new Unreadable("is of no known kind: it has no field " + marks);
  }
}
