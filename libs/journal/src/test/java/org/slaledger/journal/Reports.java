package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.TicketId;

/**
 * Makes an event of ours from an integrator's, as services do: refuses or fails where the data say
 * so, until it is mended.
 */
@ApplicationScoped
class Reports implements InboundHandler {
  static final String TYPE = "report.v1";

  private final Journal journal;
  private final Set<String> mended = ConcurrentHashMap.newKeySet();

  Reports(Journal journal) {
    this.journal = journal;
  }

  /** As if a fixed version had been deployed, or what was missing had come. */
  void mend(String id) {
    mended.add(id);
  }

  @Override
  public Set<String> types() {
    return Set.of(TYPE);
  }

  @Override
  public Uni<InboundFate> handle(SqlConnection tx, InboundEvent event) {
    String says = event.data().path("says").asText();
    if (says.equals("refuse") && !mended.contains(event.id())) {
      return Uni.createFrom().item(new InboundFate.DeadLettered("refused"));
    }
    Uni<InboundFate> done =
        journal
            .append(
                tx,
                Samples.clockStarted(new TicketId(event.id()), 0),
                new Cause(event.integrator(), event.id(), event.source(), null))
            .map(
                events ->
                    new InboundFate.Journalled(
                        events.getFirst().stream(), events.getFirst().envelope().id()));
    return says.equals("fail") && !mended.contains(event.id())
        ? done.chain(() -> tx.query("SELECT 1 / 0").execute()).chain(() -> done)
        : done;
  }

  @Override
  public Optional<InboundKey> madeFrom(Recorded ours) {
    Envelope by = ours.envelope();
    return by.causationId() == null || by.correlationId() == null || !by.actor().equals("pager")
        ? Optional.empty()
        : Optional.of(new InboundKey(by.actor(), by.correlationId(), by.causationId()));
  }
}
