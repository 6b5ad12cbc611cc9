package org.slaledger.soak;

import java.util.ArrayList;
import java.util.List;
import org.slaledger.local.service.Service;
import org.slaledger.soak.evidence.Evidence;
import org.slaledger.soak.evidence.Evidence.Found;
import org.slaledger.soak.fault.Harmed;
import org.slaledger.soak.fault.Struck;
import org.slaledger.soak.load.Called;
import org.slaledger.soak.load.Client;
import org.slaledger.soak.load.Inbound;
import org.slaledger.soak.stand.Stand;
import org.slaledger.testkit.history.Finding;
import org.slaledger.testkit.history.History.Disturbance;
import org.slaledger.testkit.history.History.Excuses;
import org.slaledger.testkit.history.HistoryChecker;

/** Says what a run came to. */
final class Judge {
  private final Stand stand;
  private final Client client;
  private final Evidence evidence;
  private final List<Called> called;
  private final List<Inbound> inbound;
  private final List<Struck> struck;
  private final List<Harmed> harms;
  private final List<Disturbance> disturbances;

  Judge(
      Stand stand,
      Client client,
      Evidence evidence,
      List<Called> called,
      List<Inbound> inbound,
      List<Struck> struck) {
    this.stand = stand;
    this.client = client;
    this.evidence = evidence;
    this.called = called;
    this.inbound = inbound;
    this.struck = struck;
    this.harms = Harmed.of(struck);
    this.disturbances = MailHarm.of(harms, stand.replicas(Service.NOTIFICATION).size());
  }

  /**
   * What was found.
   *
   * @param errors answers of 5xx
   * @param excuses what is said of mail rests on so many
   * @param disturbances harms that can excuse a mail
   */
  record Verdict(
      Found found,
      ServerErrors errors,
      Excuses excuses,
      int disturbances,
      List<Finding> findings) {}

  /** Looks at all that is there now; asking again changes nothing. */
  Verdict verdict(List<Finding> known) throws InterruptedException {
    var found = evidence.gather(called, inbound, disturbances);
    var errors = ServerErrors.of(client.serverErrors(), stand.started(), harms);
    List<Finding> findings = new ArrayList<>(HistoryChecker.check(found.history()));
    findings.addAll(known);
    findings.addAll(unrecovered());
    findings.addAll(errors.findings());
    called.stream().filter(Called::refused).map(Judge::refused).forEach(findings::add);
    var excuses = HistoryChecker.excuses(found.history());
    return new Verdict(found, errors, excuses, disturbances.size(), findings);
  }

  private List<Finding> unrecovered() {
    List<Finding> findings = new ArrayList<>();
    for (var one : struck) {
      if (one.outcome() instanceof Struck.Outcome.NotRecovered(var within)) {
        var fault = one.strike().fault();
        findings.add(
            new Finding.Different(
                fault.target() + " after " + fault.kind(),
                "it works again",
                "not within " + within));
      }
    }
    return findings;
  }

  private static Finding refused(Called called) {
    var command = called.command();
    return new Finding.Different(
        "command " + command.key() + " " + command.path(), "done", String.valueOf(called.answer()));
  }
}
