package org.slaledger.soak;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slaledger.local.service.Service;
import org.slaledger.soak.fault.Fault;
import org.slaledger.soak.fault.Harmed;
import org.slaledger.testkit.history.History.Disturbance;

/**
 * Which harms can make a mail go out again: those of the process that sent it and of its database,
 * and clocks so far apart that one process takes another's lease for over.
 */
final class MailHarm {
  /** A process has no more than so many on their way. */
  private static final int AT_ONCE = 8;

  /** A notice's lease, less what passes between claim and settlement. */
  private static final Duration NEARLY_A_LEASE = Duration.ofSeconds(85);

  /** A process sees its clock move within a second. */
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(2);

  private final List<Harmed> harms;
  private final int senders;

  private MailHarm(List<Harmed> harms, int senders) {
    this.harms = harms;
    this.senders = senders;
  }

  /** Of what was harmed, with so many processes that send. */
  static List<Disturbance> of(List<Harmed> harms, int senders) {
    var mail = new MailHarm(harms, senders);
    return harms.stream().flatMap(mail::disturbance).toList();
  }

  private Stream<Disturbance> disturbance(Harmed harm) {
    var target = harm.fault().target();
    if (target.equals(Harm.DATABASE)) {
      return Stream.of(
          new Disturbance(harm.fault().kind(), null, AT_ONCE * senders, harm.from(), harm.works()));
    }
    if (!sends(target)) {
      return Stream.empty();
    }
    return switch (harm.fault()) {
      case Fault.Kill kill -> Stream.of(ofSender(harm));
      case Fault.Freeze freeze -> Stream.of(ofSender(harm));
      case Fault.Restart restart -> Stream.of(ofSender(harm));
      case Fault.StepClock step -> apart(harm, step) ? Stream.of(ofClock(harm)) : Stream.empty();
      case Fault.FullDisk full -> Stream.empty();
    };
  }

  private static boolean sends(String target) {
    return target.startsWith(Service.NOTIFICATION.serviceName());
  }

  private static Disturbance ofSender(Harmed harm) {
    var fault = harm.fault();
    return new Disturbance(fault.kind(), fault.target(), AT_ONCE, harm.from(), harm.over());
  }

  private Disturbance ofClock(Harmed harm) {
    return new Disturbance(
        harm.fault().kind(), null, AT_ONCE * senders, harm.from(), harm.over().plus(SEEN_WITHIN));
  }

  /** Whether two senders' clocks may have differed by a lease. */
  private boolean apart(Harmed harm, Fault.StepClock step) {
    var other =
        harms.stream()
            .filter(one -> !one.fault().target().equals(step.target()))
            .filter(one -> one.from().isBefore(harm.over()) && harm.from().isBefore(one.over()))
            .filter(one -> sends(one.fault().target()))
            .map(one -> one.fault() instanceof Fault.StepClock s ? s.offset().abs() : Duration.ZERO)
            .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
    return step.offset().abs().plus(other).compareTo(NEARLY_A_LEASE) >= 0;
  }
}
