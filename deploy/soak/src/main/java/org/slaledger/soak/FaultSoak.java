package org.slaledger.soak;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slaledger.local.service.Service;
import org.slaledger.soak.evidence.Evidence;
import org.slaledger.soak.fault.Schedule;
import org.slaledger.soak.fault.Striker;
import org.slaledger.soak.fault.Struck;
import org.slaledger.soak.load.Called;
import org.slaledger.soak.load.Client;
import org.slaledger.soak.load.Contracts;
import org.slaledger.soak.load.Load;
import org.slaledger.soak.stand.Stand;
import org.slaledger.soak.stand.StandPlan;
import org.slaledger.testkit.history.Finding;
import org.slaledger.testkit.history.History.Disturbance;
import org.slaledger.testkit.history.HistoryChecker;

/** One run: start, load, harm, wait until all is quiet, look at what is there. */
final class FaultSoak {
  private static final Duration QUIET_WITHIN = Duration.ofMinutes(4);
  private static final Duration SETTLES_WITHIN = Duration.ofMinutes(1);

  private final SoakOrder order;
  private final Consumer<String> say;

  FaultSoak(SoakOrder order, Consumer<String> say) {
    this.order = order;
    this.say = say;
  }

  /** Leaves nothing running, however it ends. */
  SoakReport run() throws InterruptedException {
    var began = Instant.now();
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
      return judged(evidence, load, called, struck, quiet, times);
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
  private SoakReport judged(
      Evidence evidence,
      Load load,
      List<Called> called,
      List<Struck> struck,
      boolean quiet,
      SoakReport.Times times)
      throws InterruptedException {
    var end = Instant.now().plus(SETTLES_WITHIN);
    while (true) {
      var found = evidence.gather(called, load.inbound(), disturbances(struck));
      List<Finding> findings = new ArrayList<>(HistoryChecker.check(found.history()));
      findings.addAll(unrecovered(struck, quiet));
      called.stream().filter(Called::refused).map(FaultSoak::refused).forEach(findings::add);
      if (findings.isEmpty() || Instant.now().isAfter(end)) {
        return new SoakReport(order, times, called, load.inbound(), struck, found, findings);
      }
      say.accept(findings.size() + " findings; looking again");
      Thread.sleep(Duration.ofSeconds(5));
    }
  }

  private static List<Disturbance> disturbances(List<Struck> struck) {
    return struck.stream()
        .filter(one -> disturbsMail(one.strike().fault().target()))
        .map(one -> new Disturbance(one.strike().fault().kind(), one.at(), one.until()))
        .toList();
  }

  private static boolean disturbsMail(String target) {
    return target.equals(Harm.DATABASE) || target.startsWith(Service.NOTIFICATION.serviceName());
  }

  private static List<Finding> unrecovered(List<Struck> struck, boolean quiet) {
    List<Finding> findings = new ArrayList<>();
    for (var one : struck) {
      if (one.outcome() instanceof Struck.Outcome.NotRecovered(Duration within)) {
        var fault = one.strike().fault();
        findings.add(
            new Finding.Different(
                fault.target() + " after " + fault.kind(),
                "it works again",
                "not within " + within));
      }
    }
    if (!quiet) {
      findings.add(
          new Finding.Different("the platform at the end", "quiet", "busy for " + QUIET_WITHIN));
    }
    return findings;
  }

  private static Finding refused(Called called) {
    var command = called.command();
    return new Finding.Different(
        "command " + command.key() + " " + command.path(), "done", String.valueOf(called.answer()));
  }
}
