package org.slaledger.probe.adapter.kinds;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.Phases;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.probe.domain.ProbeResult;
import org.slaledger.probe.domain.ProbeResult.Failed;
import org.slaledger.probe.domain.ProbeResult.Outcome;
import org.slaledger.probe.domain.ProbeResult.Succeeded;

/**
 * One probe under way: how long its phases took, its connection, its deadline and its outcome, the
 * first of which holds. All of it runs on one event loop.
 */
final class Attempt {
  private static final long NOT_REACHED = -1;

  private final EventLoop loop;
  private final Instant at;
  private final @Nullable Duration maxLatency;
  private final long started = System.nanoTime();
  private final long[] phases = new long[Phase.values().length];
  private final Promise<ProbeResult> result = Promise.promise();
  private final ScheduledFuture<?> deadline;
  private long mark = started;
  private @Nullable Channel channel;
  private @Nullable Failed sure;

  /** What a probe is made up of, in order; redirects go through all again. */
  enum Phase {
    RESOLVE,
    CONNECT,
    HANDSHAKE,
    FIRST_BYTE,
    TRANSFER
  }

  /**
   * Begins now.
   *
   * @param at the instant of its start
   * @param maxLatency a success that took longer is a failure
   */
  Attempt(EventLoop loop, MeasurementPoint terms, Instant at, @Nullable Duration maxLatency) {
    this.loop = loop;
    this.at = at;
    this.maxLatency = maxLatency;
    Arrays.fill(phases, NOT_REACHED);
    this.deadline =
        loop.schedule(
            () -> timedOut(terms.timeout()),
            Math.max(1, terms.timeout().toMillis()),
            TimeUnit.MILLISECONDS);
  }

  EventLoop loop() {
    return loop;
  }

  Instant at() {
    return at;
  }

  Future<ProbeResult> result() {
    return result.future();
  }

  boolean over() {
    return result.future().isComplete();
  }

  /** A phase ends now. */
  void reached(Phase phase) {
    long now = System.nanoTime();
    phases[phase.ordinal()] = Math.max(0, phases[phase.ordinal()]) + now - mark;
    mark = now;
  }

  /** Its connection from now on; the one before is closed. */
  void uses(Channel next) {
    close();
    channel = next;
    if (over()) {
      close();
    }
  }

  /** Whether a connection is the one that it uses now, not one that a redirect left. */
  boolean isOn(Channel one) {
    return one == channel;
  }

  /** What holds if the rest of the answer does not come in time. */
  void isSure(Failed failure) {
    sure = failure;
  }

  void failed(Throwable failure) {
    ended(Failures.of(failure));
  }

  void ended(Outcome outcome) {
    if (over()) {
      return;
    }
    deadline.cancel(false);
    long took = System.nanoTime() - started;
    result.complete(new ProbeResult(at, micros(took), phases(), judged(outcome, micros(took))));
    close();
  }

  private void close() {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }

  private void timedOut(Duration timeout) {
    ended(
        sure != null
            ? sure
            : new Failed(FailureReason.TIMEOUT, null, "no answer within " + timeout, null));
  }

  private Outcome judged(Outcome outcome, Duration took) {
    return outcome instanceof Succeeded success
            && maxLatency != null
            && took.compareTo(maxLatency) > 0
        ? new Failed(
            FailureReason.SLOW,
            success.status(),
            "took " + took + ", more than " + maxLatency,
            null)
        : outcome;
  }

  private @Nullable Phases phases() {
    return Arrays.stream(phases).allMatch(phase -> phase == NOT_REACHED)
        ? null
        : new Phases(
            phase(Phase.RESOLVE),
            phase(Phase.CONNECT),
            phase(Phase.HANDSHAKE),
            phase(Phase.FIRST_BYTE),
            phase(Phase.TRANSFER));
  }

  private @Nullable Duration phase(Phase phase) {
    long nanos = phases[phase.ordinal()];
    return nanos == NOT_REACHED ? null : micros(nanos);
  }

  private static Duration micros(long nanos) {
    return Duration.ofNanos(nanos).truncatedTo(ChronoUnit.MICROS);
  }
}
