package org.slaledger.probe.adapter.ical;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Recorded;
import org.slaledger.probe.view.PlannedOccurrence;
import org.slaledger.promises.Maintenance;

/**
 * Maintenance as an iCalendar document (RFC 5545), an event for each occurrence: its UID stays, its
 * SEQUENCE rises with each move and with its cancellation. The same windows give the same bytes.
 */
public final class MaintenanceFeed {
  /** What such a document is called over HTTP. */
  public static final String MEDIA_TYPE = "text/calendar";

  private final @Nullable CustomerId own;

  /**
   * For whom.
   *
   * @param own names no other customer; null names all
   */
  public MaintenanceFeed(@Nullable CustomerId own) {
    this.own = own;
  }

  /** The document. */
  public byte[] document(List<PlannedOccurrence> occurrences) {
    Calendar calendar =
        new Calendar()
            .add(new ProdId("-//SLA Ledger//Maintenance//EN"))
            .add(ImmutableVersion.VERSION_2_0)
            .add(ImmutableCalScale.GREGORIAN)
            .add(new XProperty("X-WR-CALNAME", "Planned maintenance"))
            .add(new XProperty("X-PUBLISHED-TTL", "PT1H"));
    occurrences.stream()
        .sorted(
            Comparator.comparing((PlannedOccurrence it) -> it.occurrence().planned().from())
                .thenComparing(MaintenanceFeed::uid))
        .forEach(it -> calendar.add(event(it)));
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      new CalendarOutputter(false).output(calendar, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String uid(PlannedOccurrence it) {
    return it.occurrence().window() + "." + it.occurrence().occurrence() + "@sla-ledger";
  }

  private VEvent event(PlannedOccurrence it) {
    Maintenance one = it.occurrence();
    boolean cancelled = one.cancelled() != null;
    Instant changed = changed(it);
    return new VEvent(false)
        .add(new Uid(uid(it)))
        .add(new DtStamp(changed))
        .add(new LastModified(changed))
        .add(new Sequence(one.told().size() - 1 + (cancelled ? 1 : 0)))
        .add(new DtStart<>(one.planned().from()))
        .add(new DtEnd<>(one.planned().to()))
        .add(new Summary(summary(one)))
        .add(new Description(description(one)))
        .add(new Status(cancelled ? "CANCELLED" : "CONFIRMED"))
        .add(ImmutableTransp.TRANSPARENT);
  }

  /** When the last event was recorded that tells of it. */
  private static Instant changed(PlannedOccurrence it) {
    Set<Long> versions = Set.copyOf(it.occurrence().versions());
    return it.window().events().stream()
        .map(Recorded::envelope)
        .filter(event -> versions.contains(event.streamVersion()))
        .map(Envelope::recordedTime)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static String summary(Maintenance one) {
    return "Maintenance: %s (%s)".formatted(one.reason(), String.join(", ", one.services()));
  }

  private String description(Maintenance one) {
    List<String> lines = new ArrayList<>();
    lines.add("Affects " + String.join(", ", one.services()) + points(one) + customers(one) + ".");
    one.announcedSince()
        .forEach(
            piece ->
                lines.add(
                    "%s to %s, announced %s."
                        .formatted(piece.time().from(), piece.time().to(), piece.at())));
    if (one.openedAt() != null) {
      lines.add("Work began " + one.openedAt() + ".");
    }
    if (one.closedAt() != null) {
      lines.add("Work ended " + one.closedAt() + ".");
    }
    if (one.cancelled() != null) {
      lines.add("Cancelled: " + one.cancelled());
    }
    return String.join("\n", lines);
  }

  private static String points(Maintenance one) {
    List<PointId> points = one.points();
    return points == null
        ? ""
        : " at " + points.stream().map(PointId::value).collect(Collectors.joining(", ")) + " alone";
  }

  private String customers(Maintenance one) {
    return own == null
        ? " of " + one.customers().stream().map(CustomerId::value).collect(Collectors.joining(", "))
        : "";
  }
}
