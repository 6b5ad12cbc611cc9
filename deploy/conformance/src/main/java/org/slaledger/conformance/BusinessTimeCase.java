package org.slaledger.conformance;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;
import org.slaledger.rules.time.BeyondFrozenZone;
import org.slaledger.rules.time.BusinessHours;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.Intervals;
import org.slaledger.rules.time.OpenHours;
import org.slaledger.rules.time.Target;

/** When is a clock due, or how much time was counted? */
record BusinessTimeCase(String id, Checked<Calendar> calendar, Asked asked, Intervals pauses)
    implements Case {

  /** What is asked, with the known answer. */
  sealed interface Asked {
    record Due(Instant start, Target target, Instant due) implements Asked {}

    record Elapsed(Instant from, Instant to, Duration elapsed) implements Asked {}
  }

  static Case read(String id, Fields fields) {
    boolean elapsed = fields.has("elapsed");
    Fields known =
        elapsed
            ? fields.only(
                "id", "source", "reckoning", "calendar", "from", "to", "pauses", "elapsed")
            : fields.only(
                "id", "source", "reckoning", "calendar", "start", "target", "pauses", "due");
    Asked asked =
        elapsed
            ? new Asked.Elapsed(
                known.instant("from"), known.instant("to"), known.duration("elapsed"))
            : new Asked.Due(known.instant("start"), target(known), known.instant("due"));
    return new BusinessTimeCase(
        id, calendar(known.object("calendar")), asked, known.intervals("pauses"));
  }

  private static Target target(Fields fields) {
    if (fields.isObject("target")) {
      return fields
          .object("target")
          .only("workingDays")
          .value(
              "workingDays",
              text -> new Target.WorkingDays(Integer.parseInt(text)),
              "a number of days, zero or more");
    }
    Duration time = fields.duration("target");
    if (time.isNegative()) {
      throw fields.unreadable("target", time + " is negative");
    }
    return new Target.Counted(time);
  }

  private static Checked<Calendar> calendar(Fields fields) {
    fields.only("zone", "hours", "holidays");
    Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
    String[] days = Arrays.stream(DayOfWeek.values()).map(Enum::name).toArray(String[]::new);
    Fields hours = fields.object("hours").only(days);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, hours.values(day.name(), BusinessTimeCase::hours, "HH:MM-HH:MM, end later"));
    }
    List<LocalDate> holidays = fields.values("holidays", LocalDate::parse, "a date");
    return CaseZone.named(fields.text("zone"))
        .then(
            zone -> BusinessHours.parse(week, holidays).then(parsed -> Calendar.of(parsed, zone)));
  }

  private static String hours(String text) {
    return OpenHours.parse(text).orElseThrow(IllegalArgumentException::new).toString();
  }

  @Override
  public Answer answer() {
    return switch (calendar) {
      case Checked.Refused<Calendar>(List<Problem> problems) ->
          new Answer(expected(), "refused", problems.stream().map(Problem::toString).toList());
      case Checked.Accepted<Calendar>(Calendar accepted) -> answer(accepted);
    };
  }

  private Answer answer(Calendar by) {
    try {
      return new Answer(expected(), cameOut(by), List.of());
    } catch (BeyondFrozenZone beyond) {
      return new Answer(expected(), "no answer", List.of(String.valueOf(beyond.getMessage())));
    }
  }

  private String expected() {
    return switch (asked) {
      case Asked.Due due -> "due " + due.due();
      case Asked.Elapsed time -> "elapsed " + time.elapsed();
    };
  }

  private String cameOut(Calendar by) {
    return switch (asked) {
      case Asked.Due due -> "due " + by.due(due.start(), due.target(), pauses);
      case Asked.Elapsed time -> "elapsed " + by.elapsed(time.from(), time.to(), pauses);
    };
  }
}
