package org.slaledger.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that each do one thing after the other, all at the same time. */
public final class Clients {
  /** One client, with a connection of its own. */
  public interface Client extends AutoCloseable {
    void doOnce() throws Exception;
  }

  /** Makes a client. */
  @FunctionalInterface
  public interface Opening {
    Client open() throws Exception;
  }

  private Clients() {}

  /** How often all of them together did it, a second. */
  public static double rate(int clients, Duration during, Opening opening) throws Exception {
    List<Client> open = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      for (int i = 0; i < clients; i++) {
        open.add(opening.open());
      }
      long began = System.nanoTime();
      long end = began + during.toNanos();
      List<Future<Integer>> counts =
          open.stream().map(client -> threads.submit(() -> count(client, end))).toList();
      int all = 0;
      for (Future<Integer> count : counts) {
        all += count.get();
      }
      return all * 1e9 / (System.nanoTime() - began);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      for (Client client : open) {
        client.close();
      }
    }
  }

  private static int count(Client client, long end) throws Exception {
    int count = 0;
    while (System.nanoTime() < end) {
      client.doOnce();
      count++;
    }
    return count;
  }
}
