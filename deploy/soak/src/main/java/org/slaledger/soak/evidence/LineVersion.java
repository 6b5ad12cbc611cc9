package org.slaledger.soak.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** A line's place in its stream, as the line itself says. */
final class LineVersion {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LineVersion() {}

  /** 0 for what says none: nothing of a journal has that. */
  static long of(byte[] line) {
    try {
      return JSON.readTree(line).path("streamversion").asLong();
    } catch (IOException e) {
      return 0;
    }
  }
}
