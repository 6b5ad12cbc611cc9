package org.slaledger.credit.automation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.credit.usecase.StatementCare;
import org.slaledger.credit.view.StatementWatch.Troubled;
import org.slaledger.journal.Alarm;
import org.slaledger.journal.AlarmSource;
import org.slaledger.journal.DueWork;
import org.slaledger.journal.JournalStatus;

/**
 * Issues statements and looks at them again, as long as the service runs. What can't be derived, a
 * stream being parked, say, is an alarm and tried again.
 */
@ApplicationScoped
public class StatementLoop implements DueWork.Table, AlarmSource {
  private final StatementCare care;
  private final DueWork work;
  private final InstantSource time;
  private final Duration look;
  private volatile Instant lookAt = Instant.MIN;
  private volatile Instant lastEnd = Instant.MIN;
  private volatile List<Troubled> troubled = List.of();

  /** On the service's own periods. */
  public StatementLoop(
      StatementCare care,
      Vertx vertx,
      InstantSource time,
      @ConfigProperty(name = "sla.credit.look") Duration look) {
    this.care = care;
    this.work = new DueWork(vertx, time, this);
    this.time = time;
    this.look = look;
  }

  @Override
  public Uni<Boolean> doFirstDue() {
    return found().chain(care::lookAtFirstDue);
  }

  /** New periods are looked for now and then. */
  private Uni<Void> found() {
    Instant now = time.instant();
    if (now.isBefore(lookAt)) {
      return Uni.createFrom().voidItem();
    }
    return care.find()
        .invoke(
            end -> {
              lastEnd = end;
              lookAt = now.plus(look);
            })
        .replaceWithVoid();
  }

  /** Whether evidence from then on may be of a period that has ended. */
  boolean mayBeLate(Instant from) {
    return from.isBefore(lastEnd);
  }

  @Override
  public Uni<Optional<Instant>> next() {
    return care.troubled().invoke(found -> troubled = found).chain(care::next);
  }

  @Override
  public List<Finding> look(JournalStatus.Status status) {
    return troubled.stream()
        .map(
            one ->
                new Finding(
                    Alarm.Kind.STATEMENT,
                    one.agreement() + "/" + one.period(),
                    one.since(),
                    "no statement can be derived: " + one.problem()))
        .toList();
  }

  void start(@Observes StartupEvent event) {
    work.start();
  }

  void stop(@Observes ShutdownEvent event) {
    work.stop();
  }
}
