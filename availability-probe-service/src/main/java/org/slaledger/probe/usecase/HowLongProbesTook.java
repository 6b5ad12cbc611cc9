package org.slaledger.probe.usecase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.slaledger.contract.PointId;
import org.slaledger.probe.view.ProbeHours;
import org.slaledger.probe.view.ProbeHours.Sum;
import org.slaledger.rules.time.Interval;

/** How long probes took, in steps: from the results where these are finer than an hour. */
@ApplicationScoped
public class HowLongProbesTook {
  private static final Duration HOUR = Duration.ofHours(1);

  private final ProbeHours hours;

  HowLongProbesTook(ProbeHours hours) {
    this.hours = hours;
  }

  /**
   * In steps from the interval's beginning; those without any probe are left out. Steps of whole
   * hours take an hour in as a whole: by its beginning.
   */
  public Uni<List<Sum>> in(PointId point, String location, Interval interval, Duration step) {
    return byHours(step)
        ? hours
            .hours(point, location, interval)
            .chain(
                rolled ->
                    since(point, location, rolled, interval)
                        .map(rest -> steps(rolled, rest, interval.from(), step)))
        : hours.fine(point, location, interval, step);
  }

  /** Whether steps of that length are made of hours. */
  public static boolean byHours(Duration step) {
    return step.toMillis() % HOUR.toMillis() == 0;
  }

  /** The hours that are not added up yet. */
  private Uni<List<Sum>> since(
      PointId point, String location, List<Sum> rolled, Interval interval) {
    Instant begin = rolled.isEmpty() ? interval.from() : rolled.getLast().at().plus(HOUR);
    return begin.isBefore(interval.to())
        ? hours.fine(point, location, new Interval(begin, interval.to()), HOUR)
        : Uni.createFrom().item(List.of());
  }

  private static List<Sum> steps(List<Sum> rolled, List<Sum> rest, Instant from, Duration step) {
    TreeMap<Instant, Sum> steps = new TreeMap<>();
    List<Sum> all = new ArrayList<>(rolled);
    all.addAll(rest);
    for (Sum sum : all) {
      long past = Duration.between(from, sum.at()).toMillis();
      Instant at = sum.at().minusMillis(past % step.toMillis());
      steps.merge(at, sum.beginning(at), Sum::plus);
    }
    return List.copyOf(steps.values());
  }
}
