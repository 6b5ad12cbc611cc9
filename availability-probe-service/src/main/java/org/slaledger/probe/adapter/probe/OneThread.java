package org.slaledger.probe.adapter.probe;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.util.function.Consumer;

/** The event loop to which all of the prober's state belongs: what is answered comes back to it. */
final class OneThread {
  private final Context context;

  OneThread(Context context) {
    this.context = context;
  }

  void run(Runnable work) {
    context.runOnContext(begin -> work.run());
  }

  <T> void on(Uni<T> asked, Consumer<T> answered, Consumer<Throwable> failed) {
    asked
        .subscribe()
        .with(
            answer -> run(() -> answered.accept(answer)),
            failure -> run(() -> failed.accept(failure)));
  }
}
