package org.slaledger.credit.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.slaledger.contract.json.ContractJson;

/** Terms as the tables hold them: the JSON of the event that brought them. */
final class Documents {
  private static final ObjectMapper JSON = ContractJson.mapper();

  private Documents() {}

  static String write(Object terms) {
    try {
      return JSON.writeValueAsString(terms);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("terms that can't be written", e);
    }
  }

  static <T> T read(String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("terms that can't be read", e);
    }
  }
}
