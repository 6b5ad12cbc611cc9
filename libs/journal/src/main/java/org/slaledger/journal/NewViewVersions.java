package org.slaledger.journal;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has the tables of a view whose code is newer than what wrote them built anew when a process
 * starts; the old rows answer until the new ones are switched to. Of several processes one does it.
 */
@ApplicationScoped
class NewViewVersions {
  private static final Logger LOG = Logger.getLogger(NewViewVersions.class);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final String ACTOR = "system";

  private final Rebuilds rebuilds;
  private final RebuildSettings settings;
  private final ViewVersions versions;
  private final Vertx vertx;
  private final List<View> views;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  NewViewVersions(
      Rebuilds rebuilds,
      RebuildSettings settings,
      ViewVersions versions,
      Vertx vertx,
      @All List<View> views) {
    this.rebuilds = rebuilds;
    this.settings = settings;
    this.versions = versions;
    this.vertx = vertx;
    this.views = views.stream().filter(view -> !view.tables().isEmpty()).toList();
  }

  void start(@Observes StartupEvent started) {
    thread = Thread.ofPlatform().daemon().name("view-versions").start(this::bringUpToDate);
  }

  /**
   * Until all tables are of this version, or this process stops. Blocks. What did not end in a
   * switch is tried again after ever longer pauses, an hour at most: each reads the whole log.
   */
  void bringUpToDate() {
    Duration pause = LOOK;
    while (!stopping) {
      try {
        List<String> old = outdated();
        if (old.isEmpty()) {
          return;
        }
        if (begun(old)) {
          rebuilds.awaitEnd();
          pause = longer(pause);
        }
      } catch (RuntimeException e) {
        LOG.warnf("views are brought up to date later: %s", e);
        pause = longer(pause);
      }
      Faults.pause(pause);
    }
  }

  private boolean begun(List<String> old) {
    String reason = "a new version of " + String.join(", ", old);
    return rebuilds.beginNow(Rebuild.Mode.SWITCH, reason, ACTOR).isPresent();
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private List<String> outdated() {
    Pool owner = settings.connect(vertx);
    try {
      Map<String, Integer> written = versions.all(owner).await().indefinitely();
      if (written.isEmpty()) {
        versions.first(owner, views);
        written = versions.all(owner).await().indefinitely();
      }
      Map<String, Integer> known = written;
      return views.stream()
          .filter(view -> known.getOrDefault(view.name(), 0) < view.version())
          .map(View::name)
          .toList();
    } finally {
      owner.closeAndAwait();
    }
  }

  void stop(@Observes ShutdownEvent stopped) {
    stopping = true;
    Thread waiting = thread;
    if (waiting != null) {
      waiting.interrupt();
    }
  }
}
