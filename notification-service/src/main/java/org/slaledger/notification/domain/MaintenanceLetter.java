package org.slaledger.notification.domain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.NotificationKind;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.notification.domain.Alarm.MaintenancePlanned;
import org.slaledger.notification.domain.MailText.Fact;

/** Puts planned maintenance into words. All times are UTC. */
final class MaintenanceLetter {
  /** More than so many times are counted, not named. */
  private static final int MOST_TIMES = 60;

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private MaintenanceLetter() {}

  static MailText of(String greeting, MaintenancePlanned it) {
    return new MailText(
        subject(it), greeting, headline(it), facts(it), "/ui/maintenance/" + it.window());
  }

  private static String subject(MaintenancePlanned it) {
    String of = "Maintenance of " + services(it);
    String first = utc(it.times().getFirst().from());
    String more = it.times().size() == 1 ? "" : " and %d more".formatted(it.times().size() - 1);
    return switch (it.kind()) {
      case MAINTENANCE_MOVED -> of + " is moved to " + first;
      case MAINTENANCE_CANCELLED -> of + " on " + first + more + " is cancelled";
      default -> of + " on " + first + more;
    };
  }

  private static String headline(MaintenancePlanned it) {
    return switch (it.kind()) {
      case MAINTENANCE_MOVED -> "Planned maintenance takes place at another time.";
      case MAINTENANCE_CANCELLED -> "Planned maintenance does not take place.";
      default -> "We plan maintenance, and your service may be down meanwhile.";
    };
  }

  private static List<Fact> facts(MaintenancePlanned it) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Affects", services(it)));
    if (!it.points().isEmpty()) {
      facts.add(
          new Fact(
              "Only at",
              it.points().stream().map(PointId::value).collect(Collectors.joining(", "))));
    }
    if (it.before() != null) {
      facts.add(new Fact("Was planned", span(it.before())));
    }
    it.times().stream()
        .limit(MOST_TIMES)
        .forEach(time -> facts.add(new Fact(label(it.kind()), span(time))));
    if (it.times().size() > MOST_TIMES) {
      facts.add(new Fact("And", "%d times more".formatted(it.times().size() - MOST_TIMES)));
    }
    if (it.reason() != null) {
      facts.add(new Fact("Reason", Letter.inOneLine(it.reason())));
    }
    return facts;
  }

  private static String label(NotificationKind kind) {
    return kind == NotificationKind.MAINTENANCE_CANCELLED ? "Cancelled" : "Takes place";
  }

  private static String services(MaintenancePlanned it) {
    return Letter.inOneLine(String.join(", ", it.services()));
  }

  private static String span(PlannedTime time) {
    return utc(time.from()) + " to " + utc(time.to());
  }

  private static String utc(Instant instant) {
    return UTC.format(instant);
  }
}
