package org.slaledger.credit.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.json.AddendumDocument.Format;
import org.slaledger.contract.json.TermsDocument;

/** Documents as they are sent. */
final class Bodies {
  static final String YAML = "application/yaml";

  private Bodies() {}

  /** In YAML or JSON, as the media type says. */
  static ObjectNode tree(byte[] document, @Nullable MediaType type) {
    boolean yaml = type != null && type.getSubtype().equals("yaml");
    return TermsDocument.tree(document, yaml ? Format.YAML : Format.JSON);
  }
}
