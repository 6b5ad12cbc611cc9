package org.slaledger.notification.automation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slaledger.journal.DueWork;
import org.slaledger.notification.usecase.SendNotices;
import org.slaledger.notification.view.NoticeWritten;

/** Sends what is due, as long as the service runs. */
@ApplicationScoped
public class SendingLoop implements DueWork.Table {
  /** A notice is told of before it is committed. */
  private static final Duration UNTIL_COMMITTED = Duration.ofMillis(30);

  private final SendNotices send;
  private final DueWork work;

  /** On the service's own outbox. */
  public SendingLoop(SendNotices send, Vertx vertx, InstantSource time) {
    this.send = send;
    this.work = new DueWork(vertx, time, this);
  }

  @Override
  public Uni<Boolean> doFirstDue() {
    return send.sendFirstDue();
  }

  @Override
  public Uni<Optional<Instant>> next() {
    return send.next();
  }

  void start(@Observes StartupEvent event) {
    work.start();
  }

  void stop(@Observes ShutdownEvent event) {
    work.stop();
  }

  void hear(@Observes NoticeWritten written) {
    work.hear(written.dueAt().plus(UNTIL_COMMITTED));
  }
}
