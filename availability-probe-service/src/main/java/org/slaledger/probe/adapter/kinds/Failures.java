package org.slaledger.probe.adapter.kinds;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.PrematureChannelClosureException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.probe.domain.ProbeResult.Failed;
import org.slaledger.probe.domain.ProbeResult.NotMade;
import org.slaledger.probe.domain.ProbeResult.Outcome;

/** What a probe's exception says about its target, or that the probe was not made. */
final class Failures {
  private static final int LONGEST_DETAIL = 200;

  private Failures() {}

  static Outcome of(Throwable failure) {
    return switch (failure) {
      case Targets.Forbidden forbidden -> forbidden.notMade();
      case Secrets.Missing missing -> missing.notMade();
      case IOException own when isOwn(own) ->
          new NotMade(MissedReason.OVERLOADED, "this machine could open no connection");
      case IOException own when says(own, "network is unreachable") ->
          new NotMade(MissedReason.NETWORK_DOWN, "this machine has no way to the network");
      default -> failed(failure);
    };
  }

  /** No file descriptor or no port was left here, which says nothing about the target. */
  private static boolean isOwn(IOException failure) {
    return failure instanceof BindException
        || says(failure, "too many open files")
        || says(failure, "cannot assign requested address")
        || says(failure, "no buffer space");
  }

  private static Failed failed(Throwable failure) {
    String said = failure.getMessage();
    String detail = said == null ? failure.getClass().getSimpleName() : said;
    return new Failed(
        reason(failure),
        null,
        detail.substring(0, Math.min(LONGEST_DETAIL, detail.length())),
        null);
  }

  private static FailureReason reason(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(8)
        .flatMap(cause -> known(cause).stream())
        .findFirst()
        .orElse(FailureReason.PROTOCOL);
  }

  private static java.util.Optional<FailureReason> known(Throwable cause) {
    return java.util.Optional.ofNullable(
        switch (cause) {
          case UnknownHostException e -> FailureReason.DNS;
          case SSLException e -> FailureReason.TLS;
          case ConnectTimeoutException e -> FailureReason.TIMEOUT;
          case ConnectException e -> FailureReason.REFUSED;
          case NoRouteToHostException e -> FailureReason.REFUSED;
          case SocketException e -> FailureReason.RESET;
          case PrematureChannelClosureException e -> FailureReason.RESET;
          case java.nio.channels.ClosedChannelException e -> FailureReason.RESET;
          case IOException e when says(e, "reset") || says(e, "broken pipe") -> FailureReason.RESET;
          case Throwable other when says(other, "connection was closed") -> FailureReason.RESET;
          case Throwable other -> null;
        });
  }

  private static boolean says(Throwable failure, String words) {
    String said = failure.getMessage();
    return said != null && said.toLowerCase(Locale.ROOT).contains(words);
  }
}
