package org.slaledger.credit.automation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.credit.view.ListedDispute;
import org.slaledger.credit.view.WhichDisputes;
import org.slaledger.journal.Alarm;
import org.slaledger.journal.AlarmSource;
import org.slaledger.journal.JournalStatus;

/**
 * Raises an alarm for each dispute that was not ruled on in the time that the addendum promises.
 */
@ApplicationScoped
public class OverdueRulings implements AlarmSource {
  private final AskedFindings findings;

  OverdueRulings(WhichDisputes disputes) {
    this.findings =
        new AskedFindings(
            "which rulings are overdue",
            () ->
                disputes
                    .overdue()
                    .map(overdue -> overdue.stream().map(OverdueRulings::finding).toList()));
  }

  @Override
  public List<Finding> look(JournalStatus.Status status) {
    return findings.look();
  }

  private static Finding finding(ListedDispute dispute) {
    return new Finding(
        Alarm.Kind.DISPUTE,
        dispute.agreement() + "/" + dispute.period() + " dispute " + dispute.dispute(),
        dispute.ruleBy(),
        "a ruling was promised by " + dispute.ruleBy());
  }
}
