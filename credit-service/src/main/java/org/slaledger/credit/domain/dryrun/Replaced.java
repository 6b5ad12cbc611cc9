package org.slaledger.credit.domain.dryrun;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ServiceTerms;

/**
 * The agreements whose place supposed terms take: the one that is named, and each that ever named
 * one of their services.
 *
 * @param agreements in the order of their names
 * @param points of these agreements and of the supposed terms
 */
record Replaced(List<AgreementId> agreements, Set<PointId> points) {

  static Replaced of(AddendumProposed supposed, Collection<Envelope> events) {
    Set<String> services = services(supposed.addendum());
    List<AddendumProposed> proposed =
        events.stream()
            .map(Envelope::data)
            .filter(AddendumProposed.class::isInstance)
            .map(AddendumProposed.class::cast)
            .toList();
    Set<AgreementId> replaced = new HashSet<>();
    proposed.stream()
        .filter(
            it ->
                it.agreement().equals(supposed.agreement())
                    || services(it.addendum()).stream().anyMatch(services::contains))
        .map(AddendumProposed::agreement)
        .forEach(replaced::add);
    return new Replaced(
        replaced.stream().sorted(Comparator.comparing(AgreementId::value)).toList(),
        Stream.concat(
                Stream.of(supposed),
                proposed.stream().filter(it -> replaced.contains(it.agreement())))
            .flatMap(it -> points(it.addendum()))
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Set<String> services(Addendum addendum) {
    return addendum.services().stream()
        .map(ServiceTerms::service)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<PointId> points(Addendum addendum) {
    return addendum.services().stream()
        .flatMap(service -> service.points().stream())
        .map(MeasurementPoint::point);
  }
}
