package org.slaledger.soak;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slaledger.soak.evidence.Evidence;
import org.slaledger.soak.fault.Schedule;
import org.slaledger.soak.fault.Striker;
import org.slaledger.soak.load.Called;
import org.slaledger.soak.load.Client;
import org.slaledger.soak.load.Contracts;
import org.slaledger.soak.load.Load;
import org.slaledger.soak.stand.Stand;
import org.slaledger.soak.stand.StandPlan;
import org.slaledger.testkit.history.Finding;

/** One run: start, load, harm, wait until all is quiet, look at what is there. */
final class FaultSoak {
  private static final Duration QUIET_WITHIN = Duration.ofMinutes(4);
  private static final Duration SETTLES_WITHIN = Duration.ofMinutes(1);

  private static final Finding BUSY =
      new Finding.Different("the platform at the end", "quiet", "busy for " + QUIET_WITHIN);

  private final SoakOrder order;
  private final Consumer<String> say;

  FaultSoak(SoakOrder order, Consumer<String> say) {
    this.order = order;
    this.say = say;
  }

  /** Leaves nothing running, however it ends. */
  SoakReport run() throws InterruptedException {
    var began = Instant.now();
    var commit = Commit.of(order.root());
    try (var stand = Stand.start(order.root(), order.folder(), StandPlan.underFire(), say);
        var client = new Client(stand);
        var load = new Load()) {
      say.accept("all is ready; seed " + order.seed() + ", " + order.kills() + " kills");
      List<Called> called = new ArrayList<>(contracts(stand, client).conclude());
      load.start(stand, client, order.seed());
      var harmed = Instant.now();
      var struck = new Striker(Harm.parts(stand), say).strike(schedule(stand));
      load.stop();
      var calm = Instant.now();
      called.addAll(load.called());
      say.accept("no more faults and no more load; waiting until all is quiet");
      var evidence = new Evidence(stand, client);
      var quiet = evidence.awaitQuiet(QUIET_WITHIN);
      var times = new SoakReport.Times(began, harmed, calm, Instant.now());
      var judge = new Judge(stand, client, evidence, called, load.inbound(), struck);
      var verdict = settled(judge, quiet);
      return new SoakReport(order, commit, times, called, load.inbound(), struck, verdict);
    }
  }

  private static Contracts contracts(Stand stand, Client client) {
    var target = URI.create("http://localhost:" + stand.target().port() + "/healthz");
    return new Contracts(client, target);
  }

  private List<Schedule.Strike> schedule(Stand stand) {
    return Schedule.of(order.seed(), order.kills(), Harm.targets(stand));
  }

  /** What is still on its way gets another minute; what is wrong for good stays wrong. */
  private Judge.Verdict settled(Judge judge, boolean quiet) throws InterruptedException {
    var end = Instant.now().plus(SETTLES_WITHIN);
    while (true) {
      var verdict = judge.verdict(quiet ? List.of() : List.of(BUSY));
      if (verdict.findings().isEmpty() || Instant.now().isAfter(end)) {
        return verdict;
      }
      say.accept(
          "%d findings, such as %s; looking again"
              .formatted(verdict.findings().size(), verdict.findings().getFirst().says()));
      Thread.sleep(Duration.ofSeconds(5));
    }
  }
}
