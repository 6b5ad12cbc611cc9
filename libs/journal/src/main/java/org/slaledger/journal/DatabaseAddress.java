package org.slaledger.journal;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the service's database is, for those who need sessions of their own on it. */
@Singleton
record DatabaseAddress(String host, int port, String name) {
  // not on the components: their accessors would be taken for producers of these values
  DatabaseAddress(
      @ConfigProperty(name = "sla.db.host") String host,
      @ConfigProperty(name = "sla.db.port") int port,
      @ConfigProperty(name = "sla.db.name") String name) {
    this.host = host;
    this.port = port;
    this.name = name;
  }
}
