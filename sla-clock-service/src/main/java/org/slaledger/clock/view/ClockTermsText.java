package org.slaledger.clock.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.json.ContractJson;

/** A clock's terms in a column, as they stand in its events. */
final class ClockTermsText {
  private static final ObjectReader READER = ContractJson.mapper().readerFor(ClockTerms.class);
  private static final ObjectWriter WRITER = ContractJson.mapper().writerFor(ClockTerms.class);

  private ClockTermsText() {}

  static String write(ClockTerms terms) {
    try {
      return WRITER.writeValueAsString(terms);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a clock's terms that can't be written", e);
    }
  }

  static ClockTerms read(String terms) {
    try {
      return READER.readValue(terms);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a clock's terms that can't be read", e);
    }
  }
}
