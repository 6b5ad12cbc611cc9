package org.slaledger.ticket.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slaledger.contract.json.FieldProblem;

/** Takes a JSON array of events apart, each with its exact bytes. */
final class CloudEventBatch {
  private static final JsonFactory JSON = new JsonFactory();

  private CloudEventBatch() {}

  /** The array's elements, whatever each is; throws {@link FieldProblem} where it is no array. */
  static List<byte[]> elements(byte[] body) {
    List<byte[]> elements = new ArrayList<>();
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new FieldProblem("body", "must be a JSON array of events");
      }
      while (json.nextToken() != JsonToken.END_ARRAY) {
        int from = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        // a text or a number is read only when it is asked for
        json.finishToken();
        elements.add(Arrays.copyOfRange(body, from, (int) json.currentLocation().getByteOffset()));
      }
      if (json.nextToken() != null) {
        throw new FieldProblem("body", "has more behind the array");
      }
    } catch (IOException e) {
      throw new FieldProblem("body", "is no JSON");
    }
    return elements;
  }
}
