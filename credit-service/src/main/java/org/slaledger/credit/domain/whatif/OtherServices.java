package org.slaledger.credit.domain.whatif;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.CalendarEvent.CalendarPublished;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.credit.domain.agreement.SupposedServices;
import org.slaledger.rules.Problem;

/**
 * Other terms for services of a signed addendum, in the place of those of the same name. They can
 * only rest on what the statement rests on: its points, their locations, its service windows'
 * calendars, and a year's maintenance where a yearly allowance counts it.
 *
 * @param proposal by which the signed addendum was put forward
 */
record OtherServices(Envelope proposal, List<ServiceTerms> others) {
  private Addendum signed() {
    return ((AddendumProposed) proposal.data()).addendum();
  }

  /** What would have been signed. */
  Addendum addendum() {
    Map<String, ServiceTerms> byName =
        others.stream().collect(Collectors.toMap(ServiceTerms::service, Function.identity()));
    Addendum signed = signed();
    return signed.serving(
        signed.services().stream().map(it -> byName.getOrDefault(it.service(), it)).toList());
  }

  /** Why they can't be supposed, over these events. */
  List<Problem> problems(Collection<Envelope> events) {
    List<CalendarPublished> calendars =
        events.stream()
            .map(Envelope::data)
            .filter(CalendarPublished.class::isInstance)
            .map(CalendarPublished.class::cast)
            .toList();
    List<Problem> problems =
        new ArrayList<>(
            SupposedServices.wrongWith(signed().serving(others), calendars).stream()
                .map(it -> new Problem(it.field(), it.message(), it.allowed()))
                .toList());
    Map<PointId, MeasurementPoint> measured = measured();
    for (int i = 0; i < others.size(); i++) {
      problems.addAll(beyond("services[" + i + "]", others.get(i), measured));
    }
    return problems;
  }

  private Map<PointId, MeasurementPoint> measured() {
    return signed().services().stream()
        .flatMap(it -> it.points().stream())
        .collect(Collectors.toMap(MeasurementPoint::point, Function.identity(), (a, b) -> a));
  }

  private List<Problem> beyond(
      String path, ServiceTerms service, Map<PointId, MeasurementPoint> measured) {
    List<Problem> problems = new ArrayList<>();
    List<String> names = signed().services().stream().map(ServiceTerms::service).toList();
    if (!names.contains(service.service())) {
      problems.add(
          new Problem(
              path + ".service",
              "'" + service.service() + "' is no service of the signed terms",
              "one of " + names));
    }
    for (int i = 0; i < service.points().size(); i++) {
      problems.addAll(beyond(path + ".points[" + i + "]", service.points().get(i), measured));
    }
    MaintenanceTerms maintenance = service.maintenance();
    if (maintenance != null && maintenance.yearlyCap() != null && !capped()) {
      problems.add(
          new Problem(
              path + ".maintenance.yearlyCap",
              "the statement does not rest on the year's maintenance",
              "none, as in the signed terms"));
    }
    return problems;
  }

  private static List<Problem> beyond(
      String path, MeasurementPoint point, Map<PointId, MeasurementPoint> measured) {
    MeasurementPoint known = measured.get(point.point());
    if (known == null) {
      return List.of(
          new Problem(
              path + ".point",
              "the statement rests on no point " + point.point(),
              "one of " + measured.keySet().stream().map(PointId::value).sorted().toList()));
    }
    List<String> from = Objects.requireNonNullElse(known.locations(), List.of());
    List<String> asked = Objects.requireNonNullElse(point.locations(), List.of());
    return from.isEmpty() || (!asked.isEmpty() && Set.copyOf(from).containsAll(asked))
        ? List.of()
        : List.of(
            new Problem(
                path + ".locations",
                "the statement rests on no more than " + from,
                "some of " + from));
  }

  private boolean capped() {
    return signed().services().stream()
        .map(ServiceTerms::maintenance)
        .anyMatch(it -> it != null && it.yearlyCap() != null);
  }
}
