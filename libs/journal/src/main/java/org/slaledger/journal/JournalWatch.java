package org.slaledger.journal;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Looks at the journal's state every five seconds, for metrics and alarms. */
@ApplicationScoped
class JournalWatch {
  private final JournalStatus status;
  private final Alarms alarms;
  private volatile JournalStatus.@Nullable Status last;

  JournalWatch(JournalStatus status, Alarms alarms) {
    this.status = status;
    this.alarms = alarms;
  }

  /** What was seen last; null before the first look and while the state can't be read. */
  JournalStatus.@Nullable Status last() {
    return last;
  }

  @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return status
        .now()
        .invoke(
            now -> {
              last = now;
              alarms.look(now);
            })
        .onFailure()
        .invoke(
            failure -> {
              last = null;
              alarms.blind(failure);
            })
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }
}
