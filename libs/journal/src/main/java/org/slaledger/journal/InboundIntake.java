package org.slaledger.journal;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.contract.Topic;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.contract.json.InboundTypes;
import org.slaledger.journal.steps.InTurn;

/**
 * Takes integrators' events in: each is journalled by the service that owns its type, or
 * dead-lettered. Every service reads all of them and passes over what another one owns; what can't
 * be read, or is of a type that {@link InboundTypes} does not know, is a dead letter of one alone.
 */
@ApplicationScoped
class InboundIntake implements PartitionReader.Intake {
  private final List<InboundHandler> handlers;
  private final boolean takesUnowned;
  private final String service;
  private final boolean enabled;
  private final InboundFates fates;
  private final DeadLetters deadLetters;

  InboundIntake(
      @All List<InboundHandler> handlers,
      @ConfigProperty(name = "sla.inbound.takes-unowned") boolean takesUnowned,
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "sla.inbound.enabled") boolean enabled,
      InboundFates fates,
      DeadLetters deadLetters) {
    this.handlers = handlers;
    this.takesUnowned = takesUnowned;
    this.service = service;
    this.enabled = enabled;
    this.fates = fates;
    this.deadLetters = deadLetters;
  }

  boolean needed() {
    return enabled && (takesUnowned || !handlers.isEmpty());
  }

  @Override
  public Uni<Void> take(SqlConnection tx, List<ConsumerRecord<String, byte[]>> records) {
    return InTurn.each(records, record -> take(tx, record));
  }

  @Override
  public Uni<Void> setAside(
      SqlConnection tx, ConsumerRecord<String, byte[]> record, Throwable why) {
    String reason = "can't be taken in: " + why.getMessage();
    try {
      return unlessDecided(tx, event(record), () -> deadLetter(tx, record, event(record), reason));
    } catch (FieldProblem e) {
      return deadLetters.keep(tx, record, reason);
    }
  }

  /**
   * Decides again on a dead-lettered event, unless it was journalled meanwhile, and keeps its fate.
   *
   * @throws FieldProblem when it can't be read
   */
  Uni<InboundFate> again(SqlConnection tx, ConsumerRecord<String, byte[]> record) {
    InboundEvent event = event(record);
    return fates
        .of(tx, event.key())
        .flatMap(
            fate ->
                fate.isPresent() && fate.get() instanceof InboundFate.Journalled
                    ? Uni.createFrom().item(fate.get())
                    : decideAgain(tx, event));
  }

  private Uni<InboundFate> decideAgain(SqlConnection tx, InboundEvent event) {
    return owner(event)
        .map(handler -> handler.handle(tx, event))
        .orElseGet(() -> Uni.createFrom().item(nobodyTakes(event)))
        .call(fate -> fates.keep(tx, event.key(), fate));
  }

  private Optional<InboundHandler> owner(InboundEvent event) {
    return handlers.stream().filter(handler -> handler.types().contains(event.type())).findFirst();
  }

  private boolean anotherTakes(InboundEvent event) {
    return InboundTypes.ownerOf(event.type()).filter(other -> !other.equals(service)).isPresent();
  }

  private static InboundFate.DeadLettered nobodyTakes(InboundEvent event) {
    return new InboundFate.DeadLettered("no service takes " + event.type());
  }

  private Uni<Void> take(SqlConnection tx, ConsumerRecord<String, byte[]> record) {
    InboundEvent event;
    try {
      event = event(record);
    } catch (FieldProblem e) {
      return takesUnowned
          ? deadLetters.keep(tx, record, String.valueOf(e.getMessage()))
          : Uni.createFrom().voidItem();
    }
    Optional<InboundHandler> owner = owner(event);
    if (owner.isEmpty()) {
      return takesUnowned && !anotherTakes(event)
          ? unlessDecided(
              tx, event, () -> deadLetter(tx, record, event, nobodyTakes(event).reason()))
          : Uni.createFrom().voidItem();
    }
    return unlessDecided(tx, event, () -> handle(tx, record, event, owner.get()));
  }

  private Uni<Void> handle(
      SqlConnection tx,
      ConsumerRecord<String, byte[]> record,
      InboundEvent event,
      InboundHandler owner) {
    return owner
        .handle(tx, event)
        .flatMap(
            fate ->
                switch (fate) {
                  case InboundFate.Journalled done -> fates.keep(tx, event.key(), done);
                  case InboundFate.DeadLettered dead ->
                      deadLetter(tx, record, event, dead.reason());
                });
  }

  private Uni<Void> unlessDecided(
      SqlConnection tx, InboundEvent event, java.util.function.Supplier<Uni<Void>> decide) {
    return fates
        .of(tx, event.key())
        .flatMap(fate -> fate.isPresent() ? Uni.createFrom().voidItem() : decide.get());
  }

  private Uni<Void> deadLetter(
      SqlConnection tx, ConsumerRecord<String, byte[]> record, InboundEvent event, String reason) {
    return deadLetters
        .keep(tx, record, reason)
        .chain(() -> fates.keep(tx, event.key(), new InboundFate.DeadLettered(reason)));
  }

  private static InboundEvent event(ConsumerRecord<String, byte[]> record) {
    return InboundEvent.read(
        record.topic().substring(Topic.INBOUND_PREFIX.length()), BinaryEvent.document(record));
  }
}
