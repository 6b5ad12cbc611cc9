package org.slaledger.web.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param field path in the body such as {@code zones[0].from}, or the name of a parameter or header
 * @param message what is wrong
 * @param allowed what would be right
 */
public record FieldError(String field, String message, @Nullable String allowed) {
  /** Where the message says all. */
  public FieldError(String field, String message) {
    this(field, message, null);
  }
}
