package org.slaledger.ticket.usecase;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.ticket.domain.AutomaticReplies;
import org.slaledger.ticket.domain.TicketDecider;

/** Makes the decider, which knows no framework, from the configuration. */
@Singleton
class DeciderProducer {
  @Produces
  @Singleton
  TicketDecider decider(
      @ConfigProperty(name = "sla.ticket.automatic-replies") List<String> automaticReplies) {
    return new TicketDecider(new AutomaticReplies(automaticReplies));
  }
}
