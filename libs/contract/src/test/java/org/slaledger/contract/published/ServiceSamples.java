package org.slaledger.contract.published;

import static org.slaledger.contract.published.CreditSamples.EXCLUSION;
import static org.slaledger.contract.published.TicketSamples.ACME;
import static org.slaledger.contract.published.TicketSamples.AGREEMENT;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.AgreementEvent.AddendumAccepted;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.event.CreditEvent.StatementIssued;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.InboundOrigin;
import org.slaledger.contract.event.Latency;
import org.slaledger.contract.event.LedgerEvent.CheckpointCosigned;
import org.slaledger.contract.event.LedgerEvent.CheckpointSigned;
import org.slaledger.contract.event.LedgerEvent.KeyHandedOver;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowClosed;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowMoved;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowOpened;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.contract.event.PackageEvent.PackagePublished;
import org.slaledger.contract.event.Phases;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.event.Recurrence;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.contract.json.AddendumDocument;
import org.slaledger.contract.terms.Party;

/** Terms are agreed, a service is measured and maintained, and a statement is issued. */
final class ServiceSamples {
  private static final CalendarId OFFICE = new CalendarId("office");
  private static final Map<String, BigDecimal> LAST = Map.of("hosting", new BigDecimal("250.00"));
  private static final PointId POINT = new PointId("acme-portal");
  private static final String PLACE = "ams-1";
  private static final StreamId PROBE = StreamId.of("probe", POINT + "@" + PLACE);
  private static final WindowId WINDOW = new WindowId("W-7");
  private static final StreamId CREDIT = StreamId.of("credit", AGREEMENT + ":2026-11");
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-11-28T01:00:00Z");
  private static final StreamId CHECKPOINTS = new StreamId("ledger/checkpoints");
  private static final String CHECKPOINT =
      """
      sla.example/ledger
      7
      3Ytz9e0J8BFkNTCD1VpgYrvcNPfSNWGCk9zyS1cXTGU=
      heads 3 I1Xv4kQkL8wIWzTgRr5SZTv0PXt9BEGPLvCPwmT0fEU=

      — sla.example/ledger AAAA
      """;
  private static final String HASH = AddendumDocument.hash(Terms.addendum());

  private ServiceSamples() {}

  static List<Sample> all() {
    return List.of(
        of(OFFICE.stream(), new CalendarPublished(OFFICE, 3, Terms.office(), Terms.zone(), "2027")),
        of(Terms.BUSINESS.stream(), new PackagePublished(Terms.BUSINESS, 2, Terms.defaults())),
        of(
            AGREEMENT.stream(),
            new AddendumProposed(AGREEMENT, 1, Terms.addendum(), HASH, Terms.zone())),
        of(AGREEMENT.stream(), new AddendumAccepted(AGREEMENT, 1, HASH, Party.PROVIDER, "olaf")),
        of(AGREEMENT.stream(), new AddendumSigned(AGREEMENT, 1, HASH, "carla", Terms.EFFECTIVE)),
        of(
            AGREEMENT.stream(),
            new AgreementEnded(
                AGREEMENT, NIGHT, "Ended by the customer:\n\"Zoë moves on\" 🚚", LAST)),
        of(PROBE, probeFailed()),
        of(PROBE, recovered()),
        of(PROBE, recorded()),
        of(PROBE, missed()),
        of(WINDOW.stream(), announced()),
        of(WINDOW.stream(), moved()),
        of(WINDOW.stream(), new MaintenanceWindowOpened(WINDOW, 1, NIGHT, planned())),
        of(
            WINDOW.stream(),
            new MaintenanceWindowClosed(WINDOW, 1, NIGHT.plusSeconds(1800), planned())),
        of(
            WINDOW.stream(),
            new MaintenanceWindowCancelled(
                WINDOW, List.of(2, 3), NOON, "Parts are late.", planned())),
        of(EXCLUSION.stream(AGREEMENT), CreditSamples.claimed(POINT)),
        of(EXCLUSION.stream(AGREEMENT), CreditSamples.contested()),
        of(EXCLUSION.stream(AGREEMENT), CreditSamples.accepted()),
        of(EXCLUSION.stream(AGREEMENT), CreditSamples.rejected()),
        of(CREDIT, statement()),
        of(CREDIT, CreditSamples.disputed(HASH)),
        of(CREDIT, CreditSamples.ruled()),
        of(CREDIT, CreditSamples.corrected(HASH)),
        of(CREDIT, CreditSamples.granted(HASH)),
        of(CREDIT, CreditSamples.settled()),
        of(CHECKPOINTS, new CheckpointSigned(7, CHECKPOINT)),
        of(CHECKPOINTS, new CheckpointCosigned(7, "witness.example+2e0b9e3c+BA==", "— w AA==")),
        of(CHECKPOINTS, new KeyHandedOver(7, CHECKPOINT)));
  }

  private static final String IMPORT = "5f".repeat(32);

  private static Sample of(StreamId stream, Event event) {
    return new Sample(stream, event);
  }

  private static ProbeFailed probeFailed() {
    return new ProbeFailed(
        POINT,
        PLACE,
        NOON,
        1,
        FailureReason.STATUS,
        503,
        "",
        Duration.ofMillis(48),
        phases(),
        new Sealed("v1:point/acme-web:" + "A".repeat(60)),
        inbound(),
        IMPORT);
  }

  private static ProbeRecovered recovered() {
    return new ProbeRecovered(
        POINT,
        PLACE,
        NOON.plusSeconds(300),
        NOON,
        200,
        Duration.ofMillis(31),
        phases(),
        inbound(),
        IMPORT);
  }

  private static Phases phases() {
    return new Phases(
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(3));
  }

  private static InboundOrigin inbound() {
    return new InboundOrigin(
        "ingo", "urn:monitor", "4711", "login", new Sealed("v1:point/acme-web:" + "B".repeat(60)));
  }

  private static InboundOrigin planned() {
    return new InboundOrigin(
        "ingo",
        "urn:planner",
        "n-17",
        "rack-4",
        new Sealed("v1:window/acme-rack-4:" + "C".repeat(60)));
  }

  private static ObservationRecorded recorded() {
    return new ObservationRecorded(
        POINT,
        PLACE,
        NOON,
        NOON.plusSeconds(600),
        10,
        5,
        new Latency(Duration.ofMillis(30), Duration.ofMillis(45), Duration.ofMillis(48)),
        inbound(),
        IMPORT);
  }

  private static ObservationMissed missed() {
    return new ObservationMissed(
        POINT,
        PLACE,
        NOON,
        NOON.plusSeconds(90),
        MissedReason.NOT_RUNNING,
        "The prober was restarted.");
  }

  private static MaintenanceWindowAnnounced announced() {
    return new MaintenanceWindowAnnounced(
        WINDOW,
        List.of(ACME),
        List.of("hosting"),
        List.of(POINT),
        List.of(night(0), night(7), night(14)),
        new Recurrence("FREQ=WEEKLY;COUNT=3", "Europe/Amsterdam"),
        "New disks in rack 4.",
        planned());
  }

  private static MaintenanceWindowMoved moved() {
    return new MaintenanceWindowMoved(
        WINDOW, 2, night(8), "The supplier comes a day later.", planned());
  }

  private static PlannedTime night(int days) {
    Instant from = NIGHT.plus(Duration.ofDays(days));
    return new PlannedTime(from, from.plusSeconds(3600));
  }

  private static StatementIssued statement() {
    return new StatementIssued(
        AGREEMENT,
        "2026-11",
        "2026-1",
        List.of(new StreamCut(AGREEMENT.stream(), 2), new StreamCut(PROBE, 812)),
        81_377L,
        HASH,
        new BigDecimal("100.00"),
        "EUR");
  }
}
