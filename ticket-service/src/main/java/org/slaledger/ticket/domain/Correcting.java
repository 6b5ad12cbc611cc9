package org.slaledger.ticket.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.TicketCorrected;
import org.slaledger.ticket.domain.Ticket.Opened;
import org.slaledger.ticket.domain.TicketCommand.CorrectTicket;

/** What may be said to have been recorded wrongly. */
final class Correcting {
  private Correcting() {}

  static Decision<TicketEvent> decide(Opened ticket, CorrectTicket command, Instant now) {
    Correction differs = differing(ticket.about(), command.correction(), now);
    if (differs.customer() != null && ticket.work() instanceof Work.Merged merged) {
      return Merging.goesOnIn(ticket, merged);
    }
    List<Violation> wrong = wrongWith(ticket, differs, command, now);
    return wrong.isEmpty()
        ? Decision.accepted(
            List.of(
                new TicketCorrected(
                    ticket.about().ticket(),
                    differs.customer() == null ? null : new CustomerId(differs.customer()),
                    differs.service(),
                    differs.contactedAt(),
                    differs.reason().strip())))
        : Decision.refused(wrong);
  }

  /** What is as it was anyway is not corrected. */
  private static Correction differing(About about, Correction said, Instant now) {
    Instant contactedAt = said.contactedAt() == null ? null : Happening.at(said.contactedAt(), now);
    return new Correction(
        unless(about.customer().value(), said.customer()),
        unless(about.service(), said.service()),
        unless(about.contactedAt(), contactedAt),
        said.reason());
  }

  private static <T> @Nullable T unless(T before, @Nullable T said) {
    return before.equals(said) ? null : said;
  }

  private static List<Violation> wrongWith(
      Opened ticket, Correction differs, CorrectTicket command, Instant now) {
    List<Violation> wrong = new ArrayList<>();
    Wording.LINE.wrongWith("reason", differs.reason()).ifPresent(wrong::add);
    if (differs.customer() != null || differs.service() != null) {
      String service = Objects.requireNonNullElse(differs.service(), ticket.about().service());
      wrong.addAll(Opening.wrongWith(command.known(), service));
    } else if (differs.contactedAt() == null) {
      wrong.add(
          new Violation("body", "corrects nothing", "another customer, service or contactedAt"));
    }
    if (differs.contactedAt() != null) {
      wrongWith(ticket, differs.contactedAt(), command.mayFavourProvider(), now)
          .ifPresent(wrong::add);
    }
    return wrong;
  }

  /** A later contact gives the provider more time; nobody was answered before they wrote. */
  private static Optional<Violation> wrongWith(
      Opened ticket, Instant contact, boolean mayFavourProvider, Instant now) {
    Instant before = ticket.about().contactedAt();
    if (contact.isAfter(before) && !mayFavourProvider) {
      return Optional.of(
          new Violation(
              "contactedAt",
              "a later contact favours the provider, which an operator has to say",
              "an instant up to " + before));
    }
    Optional<Violation> wrong = Happening.wrongWith("contactedAt", contact, Opening.EARLIEST, now);
    return wrong.isEmpty() && ticket.answer() != null && contact.isAfter(ticket.answer().at())
        ? Optional.of(
            new Violation(
                "contactedAt",
                contact + " is after the first response",
                "an instant up to " + ticket.answer().at()))
        : wrong;
  }
}
