package org.slaledger.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slaledger.soak.load.Called;
import org.slaledger.soak.load.Client;
import org.slaledger.soak.load.Contracts;
import org.slaledger.soak.load.Tickets;

/** Clients side by side, each of which opens one ticket after the other and never asks twice. */
final class Openers implements AutoCloseable {
  private static final long PAUSE = 20;

  private final Queue<Called> opened = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  Openers(Client client, int count) {
    for (var number = 0; number < count; number++) {
      var name = "opener-" + System.nanoTime() + "-" + number;
      threads.add(Thread.ofVirtual().start(() -> open(client, name)));
    }
  }

  private void open(Client client, String name) {
    try {
      for (var n = 0; !stopping; n++) {
        var ticket = Tickets.open(name + "-" + n, Contracts.BULK, "NONE");
        opened.add(client.until(ticket, () -> false));
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All so far, answered or not. */
  List<Called> opened() {
    return List.copyOf(opened);
  }

  /** Returns when the last one was answered. */
  @Override
  public void close() {
    stopping = true;
    for (var thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
