package org.slaledger.credit.domain.agreement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.terms.Addendum;

/** Services as they might have been promised: what no addendum may say, none is supposed to. */
public final class SupposedServices {
  private SupposedServices() {}

  /**
   * Everything for which an addendum with these services, and no others, could not be proposed.
   *
   * @param calendars that service windows may name
   */
  public static List<Violation> wrongWith(
      Addendum addendum, Collection<CalendarPublished> calendars) {
    Findings findings = new Findings();
    new ServicesCheck(addendum, Map.of(), new NamedCalendars(calendars, findings), findings)
        .check();
    return findings.violations();
  }
}
