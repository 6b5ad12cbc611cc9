package org.slaledger.probe.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.domain.PlannedByIntegrator.Reported;
import org.slaledger.promises.Maintenance;

/** What of maintenance whoever asks may see: which occurrences, and which names in them. */
public sealed interface Sight extends MayRead {
  /** All there is, for the provider's side. */
  Sight EVERYTHING = new Everything();

  /** Those whose windows are looked at; all where null. */
  @Nullable List<CustomerId> customers();

  /** Whether an occurrence is seen at all. */
  boolean sees(PlannedWindow window, Maintenance occurrence);

  /** Whether what it does to a customer's service is seen. */
  boolean effects(PlannedWindow window, CustomerId customer, String service);

  /** Whether what probes saw of a point then is seen. */
  boolean sees(PointId point);

  /** Whom it was announced to. */
  List<CustomerId> customers(PlannedWindow window, Maintenance occurrence);

  /** What it affects. */
  List<String> services(PlannedWindow window, Maintenance occurrence);

  /** The only points that it affects; null where it affects all. */
  @Nullable List<PointId> points(PlannedWindow window, Maintenance occurrence);

  /** All of it. */
  record Everything() implements Sight {
    @Override
    public @Nullable List<CustomerId> customers() {
      return null;
    }

    @Override
    public boolean terms(CustomerId customer, MeasurementPoint terms) {
      return true;
    }

    @Override
    public boolean sees(PlannedWindow window, Maintenance occurrence) {
      return true;
    }

    @Override
    public boolean effects(PlannedWindow window, CustomerId customer, String service) {
      return true;
    }

    @Override
    public boolean sees(PointId point) {
      return true;
    }

    @Override
    public List<CustomerId> customers(PlannedWindow window, Maintenance occurrence) {
      return occurrence.customers();
    }

    @Override
    public List<String> services(PlannedWindow window, Maintenance occurrence) {
      return occurrence.services();
    }

    @Override
    public @Nullable List<PointId> points(PlannedWindow window, Maintenance occurrence) {
      return occurrence.points();
    }
  }

  /** What was announced to a customer, without the names of others. */
  record Announced(CustomerId own) implements Sight {
    @Override
    public List<CustomerId> customers() {
      return List.of(own);
    }

    @Override
    public boolean terms(CustomerId customer, MeasurementPoint terms) {
      return customer.equals(own);
    }

    @Override
    public boolean sees(PlannedWindow window, Maintenance occurrence) {
      return occurrence.customers().contains(own);
    }

    @Override
    public boolean effects(PlannedWindow window, CustomerId customer, String service) {
      return customer.equals(own);
    }

    @Override
    public boolean sees(PointId point) {
      return true;
    }

    @Override
    public List<CustomerId> customers(PlannedWindow window, Maintenance occurrence) {
      return List.of(own);
    }

    @Override
    public List<String> services(PlannedWindow window, Maintenance occurrence) {
      return occurrence.services();
    }

    @Override
    public @Nullable List<PointId> points(PlannedWindow window, Maintenance occurrence) {
      return occurrence.points();
    }
  }

  /**
   * What touches points that are assigned to an integrator then, with these names and no others;
   * and all of what it announced itself.
   *
   * @param reported what ever was assigned to it
   */
  record Assigned(String integrator, List<Reported> reported) implements Sight {
    /** Keeps a copy. */
    public Assigned {
      reported = List.copyOf(reported);
    }

    @Override
    public List<CustomerId> customers() {
      return reported.stream().map(Reported::customer).distinct().toList();
    }

    @Override
    public boolean terms(CustomerId customer, MeasurementPoint terms) {
      return terms.probe() instanceof ProbeTerms.Reported(String by) && by.equals(integrator);
    }

    @Override
    public boolean sees(PlannedWindow window, Maintenance occurrence) {
      return announced(window) || !touched(occurrence).isEmpty();
    }

    @Override
    public boolean effects(PlannedWindow window, CustomerId customer, String service) {
      return announced(window)
          || window.occurrences().stream()
              .flatMap(it -> touched(it).stream())
              .anyMatch(it -> it.customer().equals(customer) && it.service().equals(service));
    }

    @Override
    public boolean sees(PointId point) {
      return reported.stream().anyMatch(it -> it.point().equals(point));
    }

    @Override
    public List<CustomerId> customers(PlannedWindow window, Maintenance occurrence) {
      return announced(window)
          ? occurrence.customers()
          : touched(occurrence).stream().map(Reported::customer).distinct().toList();
    }

    @Override
    public List<String> services(PlannedWindow window, Maintenance occurrence) {
      return announced(window)
          ? occurrence.services()
          : touched(occurrence).stream().map(Reported::service).distinct().toList();
    }

    @Override
    public @Nullable List<PointId> points(PlannedWindow window, Maintenance occurrence) {
      return announced(window) || occurrence.points() == null
          ? occurrence.points()
          : touched(occurrence).stream().map(Reported::point).distinct().toList();
    }

    private boolean announced(PlannedWindow window) {
      return window.events().getFirst().envelope().data()
              instanceof MaintenanceWindowAnnounced event
          && event.inbound() != null
          && event.inbound().integrator().equals(integrator);
    }

    private List<Reported> touched(Maintenance it) {
      List<PointId> named = it.points();
      return reported.stream()
          .filter(one -> one.holdsDuring(it.planned().from(), it.planned().to()))
          .filter(one -> it.customers().contains(one.customer()))
          .filter(one -> it.services().contains(one.service()))
          .filter(one -> named == null || named.contains(one.point()))
          .toList();
    }
  }
}
