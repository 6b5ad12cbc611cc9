package org.slaledger.rules;

/**
 * One thing that stands in the way of accepting terms or another value.
 *
 * @param field the path of the field at fault, such as {@code credit.tiers[1].below}
 * @param message what was wrong, with the value that was found
 * @param allowed what would have been accepted
 */
public record Problem(String field, String message, String allowed) {

  /** The same problem, seen from a document in which the checked value stands at {@code path}. */
  public Problem under(String path) {
    return new Problem(field.isEmpty() ? path : path + "." + field, message, allowed);
  }

  @Override
  public String toString() {
    return field + ": " + message + " (allowed: " + allowed + ")";
  }
}
