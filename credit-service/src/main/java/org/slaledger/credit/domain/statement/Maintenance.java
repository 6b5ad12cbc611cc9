package org.slaledger.credit.domain.statement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowClosed;
import org.slaledger.rules.credit.Category;
import org.slaledger.rules.credit.Exclusion;
import org.slaledger.rules.time.Interval;

/**
 * One announced maintenance window as it turned out. It excludes from its announced beginning to
 * its announced end, or to when work ended where that was earlier; cancelled it excludes nothing.
 *
 * @param planned as it was announced
 * @param interval as it was used
 * @param announced when it was recorded that it was announced: notice counts from then
 * @param reference of the announcement
 */
record Maintenance(
    StreamId stream,
    long lastVersion,
    Interval planned,
    Interval interval,
    Instant announced,
    List<String> services,
    boolean cancelled,
    String reference) {

  static List<Maintenance> of(Streams streams) {
    return streams.byName().values().stream()
        .flatMap(stream -> of(stream).stream())
        .sorted(
            Comparator.comparing((Maintenance window) -> window.interval().from())
                .thenComparing(Maintenance::reference))
        .toList();
  }

  private static Optional<Maintenance> of(List<Envelope> stream) {
    Envelope first = stream.getFirst();
    return first.data() instanceof MaintenanceWindowAnnounced announced
        ? Optional.of(of(first, announced, stream))
        : Optional.empty();
  }

  private static Maintenance of(
      Envelope first, MaintenanceWindowAnnounced announced, List<Envelope> stream) {
    boolean cancelled =
        stream.stream().anyMatch(event -> event.data() instanceof MaintenanceWindowCancelled);
    return new Maintenance(
        first.stream(),
        stream.getLast().streamVersion(),
        new Interval(announced.from(), announced.to()),
        used(announced, closedAt(stream)),
        first.recordedTime(),
        announced.services(),
        cancelled,
        EventRange.reference(first));
  }

  private static Interval used(MaintenanceWindowAnnounced announced, @Nullable Instant closed) {
    Instant from = announced.from();
    Instant end = closed != null && closed.isBefore(announced.to()) ? closed : announced.to();
    return new Interval(from, end.isBefore(from) ? from : end);
  }

  private static @Nullable Instant closedAt(List<Envelope> stream) {
    return stream.stream()
        .map(Envelope::data)
        .filter(MaintenanceWindowClosed.class::isInstance)
        .map(event -> ((MaintenanceWindowClosed) event).at())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  Exclusion exclusion(Interval excluded) {
    return new Exclusion(Category.PLANNED_MAINTENANCE, excluded, announced, reference);
  }

  List<EventRange> evidence() {
    return List.of(new EventRange(stream, 1, lastVersion));
  }
}
