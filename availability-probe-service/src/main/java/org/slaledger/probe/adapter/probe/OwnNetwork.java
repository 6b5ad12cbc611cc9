package org.slaledger.probe.adapter.probe;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.adapter.kinds.Prober;
import org.slaledger.probe.domain.ProbeResult;

/**
 * Tells targets that failed from a network of the prober's own that is gone: then nobody knows how
 * the targets are, and their time is missed. Whatever a target answers, the network is there.
 *
 * <p>With references: a failure that may come of the network is no failure if no reference can be
 * reached now and no target answers meanwhile.
 *
 * <p>Without: it is held back for one interval, a minute at most, if the target had answered and
 * others had. It is a failure as soon as any target answers; and no failure if none has by then,
 * and {@value #FEWEST} hosts or more failed so. Fewer say nothing about the network.
 */
final class OwnNetwork implements Prober {
  static final int FEWEST = 4;

  private static final Logger LOG = Logger.getLogger(OwnNetwork.class);
  private static final Duration LONGEST_DOUBT = Duration.ofMinutes(1);
  private static final Set<FailureReason> MAY_BE_OURS =
      EnumSet.of(
          FailureReason.DNS, FailureReason.TIMEOUT, FailureReason.RESET, FailureReason.REFUSED);

  private final Prober prober;
  private final References references;
  private final Vertx vertx;
  private final OneThread thread;
  private final Set<String> answering = new HashSet<>();
  private final List<Doubt> doubts = new ArrayList<>();
  private long answers;
  private boolean gone;

  /** A failure of which it is not known yet whose it is. */
  private record Doubt(String host, ProbeResult result, Promise<ProbeResult> judged) {}

  OwnNetwork(Prober prober, References references, Vertx vertx, OneThread thread) {
    this.prober = prober;
    this.references = references;
    this.vertx = vertx;
    this.thread = thread;
  }

  @Override
  public Future<ProbeResult> probe(MeasurementPoint terms, Instant at) {
    Promise<ProbeResult> judged = Promise.promise();
    prober
        .probe(terms, at)
        .onSuccess(result -> thread.run(() -> judge(terms, result, judged)))
        .onFailure(judged::fail);
    return judged.future();
  }

  private void judge(MeasurementPoint terms, ProbeResult result, Promise<ProbeResult> judged) {
    String host = host(terms.probe());
    switch (result.outcome()) {
      case ProbeResult.NotMade why -> judged.complete(result);
      case ProbeResult.Succeeded success -> {
        answered(host);
        judged.complete(result);
      }
      case ProbeResult.Failed failed when host == null -> judged.complete(ifGone(result));
      case ProbeResult.Failed failed when !MAY_BE_OURS.contains(failed.reason()) -> {
        answered(host);
        judged.complete(result);
      }
      case ProbeResult.Failed failed -> doubt(new Doubt(host, result, judged), terms, failed);
    }
  }

  private void doubt(Doubt doubt, MeasurementPoint terms, ProbeResult.Failed failed) {
    if (references.areConfigured()) {
      askReferences(doubt);
    } else if (gone && failed.reason() != FailureReason.REFUSED) {
      doubt.judged().complete(missed(doubt.result()));
    } else if (failed.reason() == FailureReason.REFUSED || !mayTell(doubt.host())) {
      answering.remove(doubt.host());
      doubt.judged().complete(doubt.result());
    } else {
      hold(doubt, terms.interval());
    }
  }

  private void askReferences(Doubt doubt) {
    long before = answers;
    references
        .reached()
        .onSuccess(
            reached ->
                thread.run(
                    () -> {
                      told(!reached && answers == before);
                      doubt.judged().complete(ifGone(doubt.result()));
                    }));
  }

  private boolean mayTell(String host) {
    return answering.contains(host) && answering.size() >= FEWEST;
  }

  private void hold(Doubt doubt, Duration interval) {
    Duration longest = interval.compareTo(LONGEST_DOUBT) < 0 ? interval : LONGEST_DOUBT;
    doubts.add(doubt);
    vertx.setTimer(longest.toMillis(), timer -> thread.run(() -> decide(doubt)));
  }

  private void decide(Doubt oldest) {
    if (doubts.contains(oldest)) {
      told(doubts.stream().map(Doubt::host).distinct().count() >= FEWEST);
      decide(gone ? List.copyOf(doubts) : List.of(oldest));
    }
  }

  private void decide(List<Doubt> decided) {
    doubts.removeAll(decided);
    for (Doubt doubt : decided) {
      if (!gone) {
        answering.remove(doubt.host());
      }
      doubt.judged().complete(ifGone(doubt.result()));
    }
  }

  private void answered(@Nullable String host) {
    if (host == null) {
      return;
    }
    answers++;
    told(false);
    decide(List.copyOf(doubts));
    answering.add(host);
  }

  private void told(boolean now) {
    if (now != gone) {
      LOG.warn(now ? "this location's own network is gone" : "this location's network is back");
    }
    gone = now;
  }

  private ProbeResult ifGone(ProbeResult result) {
    return gone ? missed(result) : result;
  }

  private ProbeResult missed(ProbeResult failed) {
    String why =
        references.areConfigured()
            ? "no reference could be reached, and no target answered"
            : "all targets failed at once: it is the prober's own network";
    return new ProbeResult(
        failed.at(),
        failed.took(),
        failed.phases(),
        new ProbeResult.NotMade(MissedReason.NETWORK_DOWN, why));
  }

  /** What has to be reached over the network; none where nothing has. */
  private static @Nullable String host(ProbeTerms terms) {
    return switch (terms) {
      case ProbeTerms.Http http -> http.url().getHost();
      case ProbeTerms.Tcp tcp -> tcp.host();
      case ProbeTerms.Tls tls -> tls.host();
      case ProbeTerms.Dns dns -> dns.resolver();
      case ProbeTerms.Heartbeat heartbeat -> null;
      case ProbeTerms.Reported reported -> null;
    };
  }
}
