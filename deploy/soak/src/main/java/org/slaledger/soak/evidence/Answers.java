package org.slaledger.soak.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slaledger.soak.load.Answer;
import org.slaledger.soak.load.Called;
import org.slaledger.soak.load.Client;
import org.slaledger.testkit.history.History.Acknowledged;
import org.slaledger.testkit.history.History.Kept;

/** What commands were answered, and what they are answered when they are sent again. */
final class Answers {
  private static final int AT_ONCE = 8;

  private final Client client;

  Answers(Client client) {
    this.client = client;
  }

  List<Acknowledged> acknowledged(List<Called> called) {
    return called.stream().filter(Called::acknowledged).map(Answers::acknowledged).toList();
  }

  private static Acknowledged acknowledged(Called called) {
    var answer = called.given();
    var version = answer.version().isEmpty() ? 0 : Long.parseLong(answer.version());
    var stream = version == 0 ? null : stream(called, answer);
    return new Acknowledged(called.command().key(), stream, version, Digest.of(answer.whole()));
  }

  private static String stream(Called called, Answer answer) {
    var path = called.command().path().split("/", -1);
    return switch (path[1]) {
      case "tickets" -> "ticket/" + answer.text("ticket");
      case "customers" -> "customer/" + answer.text("customer");
      case "maintenance" -> "window/" + answer.text("window");
      case "agreements" -> "agreement/" + path[2];
      case "statements" -> "credit/" + path[2] + ":" + path[3];
      default -> throw new IllegalStateException("unknown path " + called.command().path());
    };
  }

  /** Sends each acknowledged command again, and takes down what it is answered now. */
  List<Kept> askedAgain(List<Called> called) throws InterruptedException {
    var places = new Semaphore(AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          called.stream()
              .filter(Called::acknowledged)
              .map(one -> threads.submit(limited(places, one)))
              .toList();
      List<Kept> kept = new ArrayList<>();
      for (var one : asked) {
        kept.addAll(one.get());
      }
      return kept;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Callable<List<Kept>> limited(Semaphore places, Called called) {
    return () -> {
      places.acquire();
      try {
        return again(called);
      } finally {
        places.release();
      }
    };
  }

  private List<Kept> again(Called called) throws InterruptedException {
    var attempts = new int[] {0};
    var now = client.until(called.command(), () -> attempts[0]++ < 20).answer();
    return now == null
        ? List.of()
        : List.of(new Kept(called.command().key(), Digest.of(now.whole())));
  }
}
