package org.slaledger.notification.domain;

/**
 * Who saw a point.
 *
 * @param location from where
 * @param check which of several checks; empty where there is but one
 */
public record Seen(String location, String check) {
  /** For people. */
  public String shown() {
    return check.isEmpty() ? location : location + " (" + check + ")";
  }
}
