package org.slaledger.ticket.automation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Channel;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.TicketKind;
import org.slaledger.contract.event.TicketEvent.TicketOpened;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.contract.json.InboundTypes;
import org.slaledger.journal.Cause;
import org.slaledger.journal.InboundEvent;
import org.slaledger.journal.InboundFate;
import org.slaledger.journal.InboundHandler;
import org.slaledger.journal.InboundKey;
import org.slaledger.journal.Outcome;
import org.slaledger.ticket.domain.FirstContact;
import org.slaledger.ticket.domain.Reported;
import org.slaledger.ticket.usecase.TicketOpening;

/** Opens a ticket for an integrator's event, by the same rules as for a person's command. */
@ApplicationScoped
public class WhenIntegratorReportsThenOpenTicket implements InboundHandler {
  private static final ObjectMapper JSON = ContractJson.mapper();

  private final TicketOpening opening;
  private final InstantSource time;

  WhenIntegratorReportsThenOpenTicket(TicketOpening opening, InstantSource time) {
    this.opening = opening;
    this.time = time;
  }

  /** What an integrator says of a ticket; unknown fields are passed over. */
  record Report(
      String customer,
      String service,
      TicketKind kind,
      @Nullable Impact impact,
      String subject,
      String text) {}

  @Override
  public Set<String> types() {
    return Set.of(InboundTypes.of(TicketOpened.class));
  }

  @Override
  public Uni<InboundFate> handle(SqlConnection tx, InboundEvent event) {
    Report report;
    try {
      report = report(event.data());
    } catch (FieldProblem e) {
      return dead(String.valueOf(e.getMessage()));
    }
    Cause by = new Cause(event.integrator(), event.id(), null, null);
    return opening
        .open(tx, contact(report, event), by)
        .map(WhenIntegratorReportsThenOpenTicket::fate);
  }

  @Override
  public Optional<InboundKey> madeFrom(Recorded ours) {
    return ours.envelope().data() instanceof TicketOpened opened && opened.inbound() != null
        ? Optional.of(
            new InboundKey(
                opened.inbound().integrator(), opened.inbound().source(), opened.inbound().id()))
        : Optional.empty();
  }

  private FirstContact contact(Report report, InboundEvent event) {
    return new FirstContact(
        report.customer(),
        report.service(),
        report.kind(),
        report.impact(),
        report.subject(),
        report.text(),
        contactedAt(event.time()),
        Channel.INTEGRATION,
        new Reported(
            event.integrator(), event.source(), event.id(), event.subject(), event.original()));
  }

  /** A clock that is ahead over there must not cost the customer its ticket. */
  private Instant contactedAt(@Nullable Instant said) {
    Instant now = time.instant();
    return said == null || said.isAfter(now) ? now : said;
  }

  private static Report report(JsonNode data) {
    if (!data.isObject()) {
      throw new FieldProblem("data", "must be a JSON object");
    }
    try {
      return JSON.treeToValue(data, Report.class);
    } catch (JsonMappingException e) {
      throw FieldProblem.of("data", e);
    } catch (JsonProcessingException e) {
      throw new FieldProblem("data", e.getOriginalMessage());
    }
  }

  private static InboundFate fate(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done ->
          new InboundFate.Journalled(done.stream(), done.events().getFirst().envelope().id());
      case Outcome.Refused no ->
          new InboundFate.DeadLettered(
              no.violations().stream()
                  .map(wrong -> asSent(wrong.field()) + " " + wrong.message())
                  .collect(Collectors.joining("; ")));
      case Outcome.Missing missing -> throw unexpected(missing);
      case Outcome.Stale stale -> throw unexpected(stale);
    };
  }

  /** The time of the contact is the event's own; all else stands in its data. */
  private static String asSent(String field) {
    return switch (field) {
      case "contactedAt" -> "time";
      case "body" -> "data";
      default -> "data." + field;
    };
  }

  private static IllegalStateException unexpected(Outcome outcome) {
    return new IllegalStateException("a new ticket met " + outcome);
  }

  private static Uni<InboundFate> dead(String reason) {
    return Uni.createFrom().item(new InboundFate.DeadLettered(reason));
  }
}
