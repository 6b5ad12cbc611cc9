package org.slaledger.soak.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a service answered.
 *
 * @param version from the ETag; empty for none
 */
public record Answer(int status, String version, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether it was done. */
  public boolean done() {
    return status < 300;
  }

  /**
   * Whether asking again may be answered otherwise. An answer of 5xx never is the last word on a
   * command; whether it was one too many is judged elsewhere.
   */
  boolean passing() {
    return status >= 500 || status == 408 || status == 429;
  }

  /** A field of the body as text; empty where there is none. */
  public String text(String field) {
    return json().path(field).asText();
  }

  /** The body. */
  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON was answered: " + body, e);
    }
  }

  /** All of it as one text: equal answers have equal ones. */
  public String whole() {
    return status + " " + version + " " + body;
  }
}
