package org.slaledger.soak.load;

import java.time.Instant;

/**
 * An answer of 5xx.
 *
 * @param at when it was asked for
 * @param request method and address
 */
public record ServerError(Instant at, int status, String request, String body) {
  /** In words. */
  public String says() {
    return "%s at %s was answered %d %s".formatted(request, at, status, body);
  }
}
