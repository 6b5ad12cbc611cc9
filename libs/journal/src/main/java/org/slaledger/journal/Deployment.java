package org.slaledger.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which deployment of its service this one is. Most services have one. One that is deployed several
 * times, each with a database of its own, gives each deployment a name ({@code
 * sla.journal.deployment}): they write different streams of the same topics, and each may take in
 * what the others wrote. Who wrote an event stands in its source; its stream is written by nobody
 * else. All replicas of a deployment have one name.
 */
@ApplicationScoped
public class Deployment {
  private final String service;
  private final Optional<String> name;

  /** By its configuration. */
  Deployment(
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "sla.journal.deployment") Optional<String> name) {
    this.service = service;
    this.name = name;
  }

  /** The only one of a service. */
  static Deployment only(String service) {
    return new Deployment(service, Optional.empty());
  }

  /** The source of its events. */
  String source() {
    return "urn:slaledger:" + service + name.map(it -> ":" + it).orElse("");
  }

  /** The group of consumers in which its replicas share partitions. */
  String group() {
    return own(service);
  }

  /** A name that no other deployment of the service uses, made of one that all of them may use. */
  String own(String shared) {
    return shared + name.map(it -> "." + it).orElse("");
  }

  /** Whether this deployment wrote the record, by what it says; also of one that can't be read. */
  boolean wrote(LogRecord record) {
    return record.source().filter(source()::equals).isPresent();
  }

  /** Whether another one did. */
  boolean anotherWrote(LogRecord record) {
    return record.source().filter(it -> !it.equals(source())).isPresent();
  }
}
