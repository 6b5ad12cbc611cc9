package org.slaledger.credit.automation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
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
  private static final Logger LOG = Logger.getLogger(OverdueRulings.class);

  private final WhichDisputes disputes;
  private volatile List<Finding> findings = List.of();

  OverdueRulings(WhichDisputes disputes) {
    this.disputes = disputes;
  }

  @Override
  public List<Finding> look(JournalStatus.Status status) {
    read();
    return findings;
  }

  /** For the next look. */
  private void read() {
    disputes
        .overdue()
        .subscribe()
        .with(
            overdue -> findings = overdue.stream().map(OverdueRulings::finding).toList(),
            failure -> LOG.warnf("which rulings are overdue could not be read: %s", failure));
  }

  private static Finding finding(ListedDispute dispute) {
    return new Finding(
        Alarm.Kind.DISPUTE,
        dispute.agreement() + "/" + dispute.period() + " dispute " + dispute.dispute(),
        dispute.ruleBy(),
        "a ruling was promised by " + dispute.ruleBy());
  }
}
