package org.slaledger.credit.automation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.usecase.ledger.CannotSign;
import org.slaledger.credit.usecase.ledger.CheckpointFiles;
import org.slaledger.credit.usecase.ledger.Checkpoints;
import org.slaledger.credit.usecase.ledger.Ledger;
import org.slaledger.journal.Alarm;
import org.slaledger.journal.AlarmSource;
import org.slaledger.journal.DueWork;
import org.slaledger.journal.JournalStatus;

/** Signs checkpoints, as long as the service runs, and tells what keeps events out of them. */
@ApplicationScoped
public class CheckpointLoop implements DueWork.Table, AlarmSource {
  private final Checkpoints checkpoints;
  private final Ledger ledger;
  private final CheckpointFiles files;
  private final DueWork work;
  private volatile List<Finding> findings = List.of();

  CheckpointLoop(
      Checkpoints checkpoints,
      Ledger ledger,
      CheckpointFiles files,
      Vertx vertx,
      InstantSource time) {
    this.checkpoints = checkpoints;
    this.ledger = ledger;
    this.files = files;
    this.work = new DueWork(vertx, time, this);
  }

  @Override
  public Uni<Boolean> doFirstDue() {
    return ledger
        .waiting()
        .invoke(waiting -> findings = findings(waiting))
        .chain(checkpoints::signDue)
        .call(files::write)
        .onFailure(CheckpointLoop::isToBeMended)
        .invoke(why -> findings = List.of(finding(null, String.valueOf(why.getMessage()))));
  }

  private static boolean isToBeMended(Throwable failure) {
    return failure instanceof CannotSign || failure instanceof UncheckedIOException;
  }

  private static List<Finding> findings(Ledger.Waiting waiting) {
    return waiting.events() == 0
        ? List.of()
        : List.of(
            finding(
                waiting.since(),
                waiting.events()
                    + " events wait for others that stand before them in their streams, and are in"
                    + " no checkpoint"));
  }

  private static Finding finding(@Nullable Instant since, String text) {
    return new Finding(Alarm.Kind.LEDGER, "ledger", since, text);
  }

  @Override
  public List<Finding> look(JournalStatus.Status status) {
    return findings;
  }

  @Override
  public Uni<Optional<Instant>> next() {
    return checkpoints.next();
  }

  void start(@Observes StartupEvent event) {
    work.start();
  }

  void stop(@Observes ShutdownEvent event) {
    work.stop();
  }
}
