package org.slaledger.credit.domain.dryrun;

import java.util.Set;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.PointId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.TicketEvent.TicketCorrected;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.credit.domain.statement.Contribution;
import org.slaledger.credit.domain.statement.Scope;

/**
 * What a dry run needs of the log: all that was agreed with a customer, the calendars, what was
 * measured at some points, the customer's maintenance and tickets, and the clocks and statements of
 * one agreement.
 *
 * @param points those of the agreement and of the supposed terms
 */
public record HistoryScope(CustomerId customer, AgreementId agreement, Set<PointId> points)
    implements Scope {
  /** Keeps a copy. */
  public HistoryScope {
    points = Set.copyOf(points);
  }

  @Override
  public boolean mayHold(StreamId stream) {
    return switch (stream.prefix()) {
      case "agreement", "calendar", "window", "clock", "ticket" -> true;
      case "probe" -> points.contains(Contribution.pointOf(stream));
      case "credit" -> stream.id().startsWith(agreement + ":");
      default -> false;
    };
  }

  @Override
  public boolean holds(Envelope event) {
    return mayHold(event.stream())
        && switch (event.data()) {
          case AddendumProposed e -> e.addendum().customer().equals(customer);
          case MaintenanceWindowAnnounced e -> e.customers().contains(customer);
          case TicketOpened e -> e.customer().equals(customer);
          case TicketCorrected e -> customer.equals(e.customer());
          case ClockEvent e -> e.terms().agreement().equals(agreement);
          default -> !mayHoldLater(event.stream()) && event.streamVersion() == 1;
        };
  }

  @Override
  public boolean mayHoldLater(StreamId stream) {
    return stream.prefix().equals("clock") || stream.prefix().equals("ticket");
  }
}
