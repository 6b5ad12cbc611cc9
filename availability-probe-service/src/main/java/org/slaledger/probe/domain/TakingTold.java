package org.slaledger.probe.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.InboundOrigin;
import org.slaledger.contract.event.Latency;

/**
 * What of the things that integrators tell is evidence. What is late or comes out of order is: the
 * rules that make timelines sort by time.
 */
public final class TakingTold {
  /** The longest stretch that one event may cover. */
  public static final Duration LONGEST = Duration.ofDays(1);

  private TakingTold() {}

  /**
   * What is wrong with it, if anything is.
   *
   * @param here the location of this deployment, which nobody else may be called
   * @param assigned who tells of the point, under all versions that ever were signed
   * @param ahead by how much the integrator's clock may be ahead of ours
   */
  public static List<Violation> wrongWith(
      Told told,
      String integrator,
      String here,
      Collection<Assigned> assigned,
      Instant now,
      Duration ahead) {
    List<Violation> wrong = new ArrayList<>();
    if (integrator.equals(here)) {
      wrong.add(
          new Violation(
              "point",
              "is assigned to an integrator that is named like the location " + here,
              "an integrator of another name"));
    }
    if (assigned.isEmpty()) {
      wrong.add(new Violation("point", "no signed addendum names it", "a measurement point"));
    } else if (assigned.stream().noneMatch(one -> one.to(integrator, told.from(), told.to()))) {
      wrong.add(
          new Violation(
              "point",
              "was not assigned to " + integrator + " at " + told.from(),
              "a point whose probe is REPORTED by " + integrator));
    }
    if (told.to().isAfter(now.plus(ahead))) {
      String field = told instanceof Told.Coverage ? "to" : "at";
      wrong.add(
          new Violation(
              field, told.to() + " lies in the future", "at most " + ahead + " after " + now));
    }
    switch (told) {
      case Told.Failure failure -> took(failure.took(), wrong);
      case Told.Success success -> took(success.took(), wrong);
      case Told.Coverage coverage -> coverage(coverage, wrong);
    }
    return wrong;
  }

  private static void took(Duration took, List<Violation> wrong) {
    if (took.isNegative()) {
      wrong.add(new Violation("took", "is negative", "PT0S or longer"));
    }
  }

  private static void coverage(Told.Coverage told, List<Violation> wrong) {
    if (told.to().isBefore(told.from())) {
      wrong.add(new Violation("to", "is before from", "an instant from " + told.from() + " on"));
    } else if (Duration.between(told.from(), told.to()).compareTo(LONGEST) > 0) {
      wrong.add(new Violation("to", "is too long after from", "at most " + LONGEST));
    }
    if (told.attempts() < 0 || told.failures() < 0 || told.failures() > told.attempts()) {
      wrong.add(new Violation("failures", "are not among the attempts", "0 to attempts"));
    }
    Latency latency = told.latency();
    if (latency != null
        && (latency.p50().isNegative()
            || latency.p99().compareTo(latency.p50()) < 0
            || latency.max().compareTo(latency.p99()) < 0)) {
      wrong.add(new Violation("latency", "is out of order", "0 <= p50 <= p99 <= max"));
    }
  }

  /**
   * The event that it becomes.
   *
   * @param series the failures of the same check around its instant, as far as they are known
   */
  public static AvailabilityEvent event(Told told, Series series, InboundOrigin origin) {
    String location = origin.integrator();
    return switch (told) {
      case Told.Failure it ->
          new ProbeFailed(
              it.point(),
              location,
              it.at(),
              series.failures() + 1,
              it.reason(),
              it.status(),
              it.detail(),
              it.took(),
              null,
              null,
              origin,
              null);
      case Told.Success it ->
          new ProbeRecovered(
              it.point(),
              location,
              it.at(),
              Objects.requireNonNullElse(series.since(), it.at()),
              it.status(),
              it.took(),
              null,
              origin,
              null);
      case Told.Coverage it ->
          new ObservationRecorded(
              it.point(),
              location,
              it.from(),
              it.to(),
              it.attempts(),
              it.failures(),
              it.latency(),
              origin,
              null);
    };
  }
}
