package org.slaledger.contract.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * What somebody points at to show that it is so: events, {@code events:probe/web@local#12-40}; an
 * attachment by the SHA-256 of its bytes, {@code sha256:<64 hex digits>}; a ticket, {@code
 * ticket:T-1}; a change, {@code change:C-1}. A sum passes it on and never looks behind it.
 */
public record EvidenceReference(@JsonValue String value) {
  /** The form as a regular expression. */
  public static final String FORM =
      "(events:[a-z]{2,20}/[A-Za-z0-9][A-Za-z0-9._:@-]{0,178}#[1-9][0-9]{0,17}-[1-9][0-9]{0,17}"
          + "|sha256:[0-9a-f]{64}|(ticket|change):[A-Za-z0-9][A-Za-z0-9._-]{0,63})";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  /** Refuses what has none of the forms. */
  @JsonCreator
  public EvidenceReference {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "evidence is events:<stream>#<first>-<last>, sha256:<hash>, ticket:<id> or change:<id>,"
              + " not \""
              + value
              + "\"");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
