package org.slaledger.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.json.ContractJson;

/**
 * What a service decided on an integrator's event, as it stands in {@code sla.fates}.
 *
 * @param fate {@code JOURNALLED} or {@code DEAD_LETTERED}
 */
record ToldFate(
    String integrator,
    String source,
    String id,
    String fate,
    @Nullable String stream,
    @Nullable String event,
    @Nullable String reason) {
  private static final ObjectMapper JSON = ContractJson.mapper();

  /** What {@link #json} wrote. */
  static ToldFate read(byte[] json) throws IOException {
    return JSON.readValue(json, ToldFate.class);
  }

  /** One line of JSON. */
  byte[] json() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
