package org.slaledger.local;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.slaledger.local.child.Watch;
import org.slaledger.local.child.Watched;
import org.slaledger.local.service.Service;
import org.slaledger.local.service.ServiceProcess;

/**
 * All parts together: started in the order of their needs, watched, stopped the other way round.
 */
final class Platform implements AutoCloseable {
  private static final Duration FIRST_RESTART = Duration.ofSeconds(1);

  private final Parts parts;
  private final PortPlan ports;
  private final Progress progress;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final ConcurrentLinkedDeque<AutoCloseable> running = new ConcurrentLinkedDeque<>();

  Platform(Home home, PortPlan ports, Progress progress) {
    this.parts = new Parts(home, ports);
    this.ports = ports;
    this.progress = progress;
  }

  /** Starts all parts; whatever was started is stopped by {@link #close}, also when this fails. */
  void start() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var postgres = begin(threads, "PostgreSQL", "postgres", parts::postgres);
      var kafka = begin(threads, "Kafka", "kafka", parts::kafka);
      var identity = begin(threads, "identity provider", "identity", parts::identity);
      var mail = begin(threads, "mail", "smtp", parts::mail);
      var target = begin(threads, "measurement target", "target", parts::target);
      CompletableFuture.allOf(postgres, kafka, identity, mail, target).join();
      var watched = new ArrayList<Watched>(List.of(postgres.join(), kafka.join()));
      watched.addAll(services(threads));
      begin(threads, "front door", "front-door", parts::frontDoor).join();
      running.push(Watch.over(watched, FIRST_RESTART, progress::say));
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private List<ServiceProcess> services(ExecutorService threads) {
    var processes = Arrays.stream(Service.values()).map(this::launch).toList();
    var healthy =
        processes.stream()
            .map(process -> awaitReady(threads, process))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(healthy).join();
    return processes;
  }

  private ServiceProcess launch(Service service) {
    var process = ServiceProcess.start(parts.service(service), ports.management(service), http);
    running.push(process);
    return process;
  }

  private CompletableFuture<?> awaitReady(ExecutorService threads, ServiceProcess process) {
    Callable<ServiceProcess> ready =
        () -> {
          process.awaitReady();
          return process;
        };
    return CompletableFuture.supplyAsync(
        () -> progress.step(process.name(), "log .sla/logs/" + process.name() + ".log", ready),
        threads);
  }

  private <T extends AutoCloseable> CompletableFuture<T> begin(
      ExecutorService threads, String name, String part, Callable<T> start) {
    Callable<T> kept =
        () -> {
          var result = start.call();
          running.push(result);
          return result;
        };
    return CompletableFuture.supplyAsync(
        () -> progress.step(name, "localhost:" + ports.of(part), kept), threads);
  }

  /**
   * Stops everything: the watch and the front door, the services at once, then what they stand on.
   */
  @Override
  public void close() {
    var services =
        running.stream()
            .filter(ServiceProcess.class::isInstance)
            .map(ServiceProcess.class::cast)
            .toList();
    if (services.stream().anyMatch(ServiceProcess::makesCache)) {
      progress.say(
          "  making start-up caches, once after a build: the next start takes half the time (Ctrl-C skips it)");
    }
    // the door closes first, and services that died by this hand are not started again
    stopNewest(part -> !(part instanceof ServiceProcess));
    services.forEach(ServiceProcess::terminate);
    while (!running.isEmpty()) {
      stop(running.pop());
    }
    http.close();
  }

  private void stopNewest(Predicate<AutoCloseable> which) {
    while (!running.isEmpty() && which.test(running.getFirst())) {
      stop(running.pop());
    }
  }

  private void stop(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      progress.say("  " + part.getClass().getSimpleName() + " did not stop: " + e.getMessage());
    }
  }
}
