package org.slaledger.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.slaledger.contract.json.ContractJson;

/** Endpoints read and write JSON exactly as the contract does; an unknown field is refused. */
final class PlatformJson {
  private PlatformJson() {}

  @Produces
  @Singleton
  @Unremovable
  static ObjectMapper mapper() {
    return ContractJson.strictMapper();
  }
}
