package org.slaledger.journal;

import org.jspecify.annotations.Nullable;

/**
 * What a command is answered over HTTP.
 *
 * @param status HTTP status; at 400 and above nothing was written
 * @param location where what was made can be found
 * @param etag the version that a later change has to name, without quotes
 * @param body JSON; empty for none
 * @param kept what is kept of it under the command's key: as {@code body}, with what people wrote
 *     sealed ({@link org.slaledger.journal.seal.KeptBody})
 */
public record Answer(
    int status, @Nullable String location, @Nullable String etag, String body, String kept) {
  /** An answer in which nothing is sealed. */
  public Answer(int status, @Nullable String location, @Nullable String etag, String body) {
    this(status, location, etag, body, body);
  }

  /** Whether the command was refused: nothing is written then. */
  public boolean refused() {
    return status >= 400;
  }
}
