package org.slaledger.credit.domain.dryrun;

import java.util.Collection;
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
 * some agreements.
 *
 * @param agreements whose place the supposed terms take
 * @param points those of the agreements and of the supposed terms
 */
public record HistoryScope(CustomerId customer, Set<AgreementId> agreements, Set<PointId> points)
    implements Scope {
  /** Keeps copies. */
  public HistoryScope {
    agreements = Set.copyOf(agreements);
    points = Set.copyOf(points);
  }

  /** Before it is known what was agreed. */
  public static HistoryScope ofTerms(CustomerId customer) {
    return new HistoryScope(customer, Set.of(), Set.of());
  }

  /**
   * Once it is known.
   *
   * @param terms the events that the scope of terms holds
   */
  public static HistoryScope of(AddendumProposed supposed, Collection<Envelope> terms) {
    Replaced replaced = Replaced.of(supposed, terms);
    return new HistoryScope(
        supposed.addendum().customer(), Set.copyOf(replaced.agreements()), replaced.points());
  }

  @Override
  public boolean mayHold(StreamId stream) {
    return switch (stream.prefix()) {
      case "agreement", "calendar", "window", "clock", "ticket" -> true;
      case "probe" -> points.contains(Contribution.pointOf(stream));
      case "credit" -> agreements.stream().anyMatch(it -> stream.id().startsWith(it + ":"));
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
          case ClockEvent e -> agreements.contains(e.terms().agreement());
          default -> !mayHoldLater(event.stream()) && event.streamVersion() == 1;
        };
  }

  @Override
  public boolean mayHoldLater(StreamId stream) {
    return stream.prefix().equals("clock") || stream.prefix().equals("ticket");
  }
}
