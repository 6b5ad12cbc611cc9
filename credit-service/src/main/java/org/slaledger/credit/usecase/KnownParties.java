package org.slaledger.credit.usecase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.contract.CustomerId;
import org.slaledger.credit.domain.life.Parties;
import org.slaledger.credit.view.WhichNames;

/** Who owes, and whom: the provider as {@code sla.credit.provider} has it. */
@ApplicationScoped
public class KnownParties {
  private final Optional<String> provider;
  private final WhichNames names;

  KnownParties(
      @ConfigProperty(name = "sla.credit.provider") Optional<String> provider, WhichNames names) {
    this.provider = provider;
    this.names = names;
  }

  /** Of a customer's agreements. */
  public Uni<Parties> with(CustomerId customer) {
    return names
        .of(customer)
        .map(name -> new Parties(provider.orElse(null), customer, name.orElse(null)));
  }
}
