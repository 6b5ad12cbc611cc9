package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.slaledger.contract.PointId;
import org.slaledger.probe.usecase.HowItIsShort.Subject;

/** The points and services of which a badge may tell the actor. */
@ApplicationScoped
public class ReadableSubjects {
  private final ReadablePoints points;
  private final ReadableServices services;

  ReadableSubjects(ReadablePoints points, ReadableServices services) {
    this.points = points;
    this.services = services;
  }

  /** A point, of whom it was agreed with last; 404 where there is none. */
  public Uni<Subject> point(String point) {
    return points
        .of(point)
        .map(versions -> new Subject(versions.getLast().customer(), new PointId(point), null));
  }

  /** A service; 404 where there is none. */
  public Uni<Subject> service(String customer, String service) {
    return services
        .of(customer, service)
        .map(versions -> new Subject(versions.getLast().customer(), null, service));
  }
}
