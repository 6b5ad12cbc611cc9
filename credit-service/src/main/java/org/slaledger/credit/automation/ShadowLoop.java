package org.slaledger.credit.automation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.credit.usecase.ShadowReplays;
import org.slaledger.credit.view.ShadowRun;
import org.slaledger.journal.Alarm;
import org.slaledger.journal.AlarmSource;
import org.slaledger.journal.DueWork;
import org.slaledger.journal.JournalStatus;

/**
 * Has a shadow replay done when the setting says so, performs those that are to be done, and raises
 * an alarm where the last one found a difference or could not be done.
 */
@ApplicationScoped
public class ShadowLoop implements DueWork.Table, AlarmSource {
  private static final String SUBJECT = "shadow replay";

  private final ShadowReplays replays;
  private final ShadowSchedule schedule;
  private final DueWork work;
  private final InstantSource time;
  private final Instant started;
  private final AskedFindings findings;

  /** On the service's own runs. */
  public ShadowLoop(
      ShadowReplays replays,
      Vertx vertx,
      InstantSource time,
      @ConfigProperty(name = "sla.credit.shadow") String schedule) {
    this.replays = replays;
    this.schedule = ShadowSchedule.parse(schedule);
    this.work = new DueWork(vertx, time, this);
    this.time = time;
    this.started = time.instant();
    this.findings =
        new AskedFindings(
            "what the shadow replay found",
            () ->
                replays
                    .telling()
                    .map(last -> last.stream().flatMap(run -> findings(run).stream()).toList()));
  }

  @Override
  public Uni<Boolean> doFirstDue() {
    return replays
        .latest()
        .map(last -> last.map(ShadowRun::beganAt).orElse(started))
        .flatMap(
            last ->
                schedule.due(last, time.instant())
                    ? replays.begin("credit-service").replaceWithVoid()
                    : Uni.createFrom().voidItem())
        .chain(replays::performDue);
  }

  @Override
  public Uni<Optional<Instant>> next() {
    return Uni.createFrom().item(Optional.empty());
  }

  @Override
  public List<Finding> look(JournalStatus.Status status) {
    return findings.look();
  }

  private static List<Finding> findings(ShadowRun run) {
    if (run.subject() != null) {
      return List.of(
          new Finding(
              Alarm.Kind.STATEMENT,
              SUBJECT + ": " + run.subject(),
              run.foundAt(),
              "it is otherwise in the log: " + run.finding()));
    }
    return run.state() == ShadowRun.State.FAILED
        ? List.of(
            new Finding(
                Alarm.Kind.STATEMENT,
                SUBJECT,
                run.endedAt(),
                "nothing was compared: " + Objects.requireNonNull(run.problem())))
        : List.of();
  }

  void start(@Observes StartupEvent event) {
    work.start();
  }

  void stop(@Observes ShutdownEvent event) {
    replays.stop();
    work.stop();
  }
}
