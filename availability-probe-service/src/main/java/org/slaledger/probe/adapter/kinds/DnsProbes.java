package org.slaledger.probe.adapter.kinds;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.terms.DnsType;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.adapter.kinds.Attempt.Phase;
import org.slaledger.probe.domain.ProbeResult.Failed;
import org.slaledger.probe.domain.ProbeResult.Outcome;
import org.slaledger.probe.domain.ProbeResult.Succeeded;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Questions to name servers, each a message of its own; nothing is answered from memory. */
final class DnsProbes {
  private static final int PORT = 53;

  private final Targets targets;

  DnsProbes(Targets targets) {
    this.targets = targets;
  }

  void begin(Attempt attempt, ProbeTerms.Dns terms, java.time.Duration timeout) {
    InetSocketAddress server = server(terms.resolver());
    if (terms.resolver() != null && !targets.allows(server.getAddress())) {
      attempt.failed(new Targets.Forbidden(terms.resolver()));
      return;
    }
    try {
      Name name = Name.fromString(terms.name(), Name.root);
      SimpleResolver resolver = new SimpleResolver(server);
      resolver.setTimeout(timeout.plusSeconds(1));
      resolver
          .sendAsync(
              Message.newQuery(Record.newRecord(name, Type.value(terms.type().name()), DClass.IN)))
          .whenComplete(
              (answer, failure) ->
                  attempt.loop().execute(() -> answered(attempt, terms, answer, failure)));
    } catch (TextParseException e) {
      attempt.ended(new Failed(FailureReason.DNS, null, "is no domain's name", null));
    }
  }

  private static void answered(
      Attempt attempt,
      ProbeTerms.Dns terms,
      @Nullable Message answer,
      @Nullable Throwable failure) {
    attempt.reached(Phase.FIRST_BYTE);
    if (answer == null) {
      attempt.ended(unanswered(failure));
    } else {
      attempt.ended(judged(terms, answer));
    }
  }

  private static Failed unanswered(@Nullable Throwable failure) {
    Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
    return new Failed(
        FailureReason.DNS,
        null,
        "the name server did not answer"
            + (cause == null ? "" : ": " + cause.getClass().getSimpleName()),
        null);
  }

  static Outcome judged(ProbeTerms.Dns terms, Message answer) {
    if (answer.getRcode() != Rcode.NOERROR) {
      String code = Rcode.string(answer.getRcode());
      return new Failed(FailureReason.DNS, null, "answered " + code, null);
    }
    List<String> found =
        answer.getSection(Section.ANSWER).stream()
            .filter(record -> record.getType() == Type.value(terms.type().name()))
            .map(Record::rdataToString)
            .toList();
    String shown = found.isEmpty() ? null : String.join("\n", found);
    List<String> agreed = terms.expectAnswers();
    if (agreed == null) {
      return found.isEmpty()
          ? new Failed(FailureReason.CONTENT, null, "no record of this type", null)
          : new Succeeded(null);
    }
    return compared(terms.type(), found).equals(compared(terms.type(), agreed))
        ? new Succeeded(null)
        : new Failed(FailureReason.CONTENT, null, "other records than agreed", shown);
  }

  /** Names are told apart by neither case nor the dot at their end, addresses by their bytes. */
  private static Set<String> compared(DnsType type, List<String> records) {
    return records.stream()
        .map(
            record ->
                switch (type) {
                  case A, AAAA -> address(record);
                  case TXT, CAA -> record;
                  case CNAME, MX, NS, SOA, SRV ->
                      record.toLowerCase(Locale.ROOT).replaceAll("\\.(?=\\s|$)", "");
                })
        .collect(Collectors.toSet());
  }

  private static String address(String text) {
    try {
      return InetAddress.ofLiteral(text).getHostAddress();
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The terms' form was checked before they were signed. */
  private static InetSocketAddress server(@Nullable String resolver) {
    if (resolver == null) {
      List<InetSocketAddress> own = ResolverConfig.getCurrentConfig().servers();
      return own.isEmpty()
          ? new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT)
          : own.getFirst();
    }
    int end = resolver.startsWith("[") ? resolver.indexOf(']') + 1 : colon(resolver);
    String host = resolver.substring(0, end).replaceAll("[\\[\\]]", "");
    int port = end < resolver.length() ? Integer.parseInt(resolver.substring(end + 1)) : PORT;
    return new InetSocketAddress(InetAddress.ofLiteral(host), port);
  }

  private static int colon(String resolver) {
    int colon = resolver.indexOf(':');
    return colon < 0 ? resolver.length() : colon;
  }
}
