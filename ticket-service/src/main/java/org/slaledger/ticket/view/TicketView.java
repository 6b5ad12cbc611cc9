package org.slaledger.ticket.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.event.TicketEvent;
import org.slaledger.contract.event.TicketEvent.CustomerReplied;
import org.slaledger.contract.event.TicketEvent.FirstResponseGiven;
import org.slaledger.contract.event.TicketEvent.PriorityAssigned;
import org.slaledger.contract.event.TicketEvent.ResponseWithdrawn;
import org.slaledger.contract.event.TicketEvent.StatusUpdatePosted;
import org.slaledger.contract.event.TicketEvent.TicketContinued;
import org.slaledger.contract.event.TicketEvent.TicketCorrected;
import org.slaledger.contract.event.TicketEvent.TicketMerged;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.contract.event.TicketEvent.TicketPaused;
import org.slaledger.contract.event.TicketEvent.TicketReopened;
import org.slaledger.contract.event.TicketEvent.TicketResolved;
import org.slaledger.contract.event.TicketEvent.TicketSplit;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** The tickets. */
@ApplicationScoped
public class TicketView implements View {
  private static final String NO_WAIT = "waits_for = NULL, question = NULL, waits_since = NULL";
  private static final String[] OF_CUSTOMER =
      Arrays.stream(PauseReason.values())
          .filter(PauseReason::ofCustomer)
          .map(PauseReason::name)
          .toArray(String[]::new);

  private static final Sql OPENED =
      new Sql(
          """
          INSERT INTO ticket
            (ticket, customer, service, kind, subject, body, channel, contacted_at, version)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
          """);
  private static final Sql PRIORITY_ASSIGNED = ticket("impact = $3, priority = $4");
  private static final Sql ANSWERED = ticket("triage = $3, next_step = $4, responded_at = $5");
  private static final Sql WITHDRAWN =
      ticket("triage = NULL, next_step = NULL, responded_at = NULL");
  private static final Sql TOLD = new Sql("UPDATE ticket SET version = $2 WHERE ticket = $1");
  private static final Sql PAUSED = ticket("waits_for = $3, question = $4, waits_since = $5");
  private static final Sql CONTINUED = ticket(NO_WAIT);
  private static final Sql REPLIED =
      new Sql(
          "UPDATE ticket SET "
              + NO_WAIT
              + " WHERE ticket = $1 AND waits_for = ANY($2) AND waits_since <= $3");
  private static final Sql CORRECTED =
      ticket(
          """
          customer = coalesce($3, customer), service = coalesce($4, service),
          contacted_at = coalesce($5, contacted_at)
          """);
  private static final Sql RESOLVED = ticket("solution = $3, resolved_at = $4, " + NO_WAIT);
  private static final Sql REOPENED = ticket("solution = NULL, resolved_at = NULL");
  private static final Sql MERGED = ticket("merged_into = $3");
  private static final Sql LINKED =
      new Sql("INSERT INTO ticket_link (ticket, other, kind) VALUES ($1, $2, $3)");

  private static Sql ticket(String changes) {
    return new Sql("UPDATE ticket SET version = $2, " + changes + " WHERE ticket = $1");
  }

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("ticket", "ticket_link");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof TicketEvent happened
        ? apply(tx, happened, event.envelope().streamVersion())
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> apply(SqlConnection tx, TicketEvent happened, long version) {
    String ticket = happened.ticket().value();
    return switch (happened) {
      case TicketOpened e -> opened(tx, e, version);
      case PriorityAssigned e ->
          PRIORITY_ASSIGNED.change(tx, ticket, version, e.impact().name(), e.priority().name());
      case FirstResponseGiven e ->
          ANSWERED.change(
              tx, ticket, version, e.triage().value(), e.nextStep().value(), e.respondedAt());
      case ResponseWithdrawn _ -> WITHDRAWN.change(tx, ticket, version);
      case StatusUpdatePosted _ -> TOLD.change(tx, ticket, version);
      case CustomerReplied e ->
          TOLD.change(tx, ticket, version)
              .chain(() -> REPLIED.change(tx, ticket, OF_CUSTOMER, e.repliedAt()));
      case TicketPaused e ->
          PAUSED.change(tx, ticket, version, e.reason().name(), value(e.question()), e.pausedAt());
      case TicketContinued _ -> CONTINUED.change(tx, ticket, version);
      case TicketCorrected e -> corrected(tx, e, version);
      case TicketResolved e ->
          RESOLVED.change(tx, ticket, version, e.solution().value(), e.resolvedAt());
      case TicketReopened _ -> REOPENED.change(tx, ticket, version);
      case TicketMerged e ->
          MERGED
              .change(tx, ticket, version, e.into().value())
              .chain(() -> linked(tx, ticket, e.into(), ShownLink.Kind.MERGED));
      case TicketSplit e ->
          TOLD.change(tx, ticket, version)
              .chain(() -> linked(tx, ticket, e.into(), ShownLink.Kind.SPLIT));
    };
  }

  private static Uni<Void> opened(SqlConnection tx, TicketOpened e, long version) {
    return OPENED.change(
        tx,
        e.ticket().value(),
        e.customer().value(),
        e.service(),
        e.kind().name(),
        e.subject().value(),
        e.text().value(),
        e.channel().name(),
        e.contactedAt(),
        version);
  }

  private static Uni<Void> corrected(SqlConnection tx, TicketCorrected e, long version) {
    return CORRECTED.change(
        tx,
        e.ticket().value(),
        version,
        e.customer() == null ? null : e.customer().value(),
        e.service(),
        e.contactedAt());
  }

  private static Uni<Void> linked(
      SqlConnection tx, String ticket, TicketId other, ShownLink.Kind kind) {
    return LINKED.change(tx, ticket, other.value(), kind.name());
  }

  private static @Nullable String value(@Nullable Sealed text) {
    return text == null ? null : text.value();
  }
}
