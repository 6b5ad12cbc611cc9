package org.slaledger.credit.domain.agreement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;

/**
 * What stands around an agreement and has a say in what may be agreed.
 *
 * @param customer whether the addendum's customer is registered
 * @param pointsOfOthers measurement points of the same names that other agreements have
 * @param calendars that were published, each in its latest version
 * @param elsewhere what other agreements promise the customer
 */
public record Known(
    boolean customer,
    Map<PointId, AgreementId> pointsOfOthers,
    Collection<CalendarPublished> calendars,
    Collection<Elsewhere> elsewhere) {
  /** Keeps copies. */
  public Known {
    pointsOfOthers = Map.copyOf(pointsOfOthers);
    calendars = List.copyOf(calendars);
    elsewhere = List.copyOf(elsewhere);
  }
}
