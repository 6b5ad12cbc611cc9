package org.slaledger.probe.adapter.ical;

/** Why a document can't be used; stays within this package. */
final class Unusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String property;
  private final String allowed;

  /**
   * Names the property at fault.
   *
   * @param property such as {@code DTSTART}
   */
  Unusable(String property, String message, String allowed) {
    super(message, null, false, false);
    this.property = property;
    this.allowed = allowed;
  }

  String property() {
    return property;
  }

  String allowed() {
    return allowed;
  }
}
