package org.slaledger.credit.domain.agreement;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Name;
import org.slaledger.contract.terms.ExpectedJson;
import org.slaledger.contract.terms.HttpHeader;
import org.slaledger.contract.terms.ProbeTerms;

/** Finds what is wrong with how a point is probed. */
final class ProbeCheck {
  private static final Duration TEN_YEARS = Duration.ofDays(3660);
  private static final int MOST_REDIRECTS = 10;
  private static final int MOST_HEADERS = 20;
  private static final int LONGEST_TEXT = 2000;
  private static final int LONGEST_HOST = 253;
  private static final int HIGHEST_PORT = 65_535;

  /** What RFC 9110 calls a token. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

  /** Visible ASCII, spaces and tabs: nothing that could begin another line. */
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e]{0,2000}");

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?|\\[?[0-9A-Fa-f:.]+\\]?");
  private static final Pattern DOMAIN =
      Pattern.compile("([A-Za-z0-9_*]([A-Za-z0-9_-]*[A-Za-z0-9_])?\\.?)+");
  private static final Pattern RESOLVER =
      Pattern.compile("([0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?");

  /** A singular query of RFC 9535: it names one place. */
  private static final Pattern JSON_PATH =
      Pattern.compile("\\$(\\.[A-Za-z_][A-Za-z0-9_]*|\\['[^'\\\\]+'\\]|\\[[0-9]{1,9}\\])*");

  /** What a backtracking engine has beyond RE2: looking around, and referring back. */
  private static final Pattern BEYOND_RE2 =
      Pattern.compile("\\(\\?<?[=!]|\\(\\?>|\\\\[1-9]|\\\\k<|[*+?}]\\+");

  private final Findings findings;

  ProbeCheck(Findings findings) {
    this.findings = findings;
  }

  void check(String path, ProbeTerms probe, Duration timeout) {
    switch (probe) {
      case ProbeTerms.Http http -> http(path, http, timeout);
      case ProbeTerms.Tcp tcp -> {
        target(path, tcp.host(), tcp.port());
        latency(path, tcp.maxLatency(), timeout);
      }
      case ProbeTerms.Tls tls -> {
        target(path, tls.host(), tls.port());
        host(path + ".serverName", tls.serverName());
        certificates(path, tls.certificateValidFor(), tls.clientCertificate());
        latency(path, tls.maxLatency(), timeout);
      }
      case ProbeTerms.Dns dns -> dns(path, dns, timeout);
      case ProbeTerms.Heartbeat heartbeat -> {}
      case ProbeTerms.Reported reported -> name(path + ".integrator", reported.integrator());
    }
  }

  private void http(String path, ProbeTerms.Http http, Duration timeout) {
    findings.demand(
        isHttp(http.url()),
        path + ".url",
        "'" + http.url() + "' can't be probed",
        "an http or https URL without a user or password");
    headers(path + ".headers", http.headers());
    text(path + ".body", http.body(), 0);
    Integer redirects = http.redirects();
    findings.demand(
        redirects == null || (redirects >= 0 && redirects <= MOST_REDIRECTS),
        path + ".redirects",
        redirects + " is out of bounds",
        "0 to " + MOST_REDIRECTS);
    statuses(path + ".expectStatus", http.expectStatus());
    text(path + ".expectText", http.expectText(), 1);
    pattern(path + ".expectPattern", http.expectPattern());
    json(path + ".expectJson", http.expectJson());
    latency(path, http.maxLatency(), timeout);
    certificates(path, http.certificateValidFor(), http.clientCertificate());
    findings.demand(
        (http.certificateValidFor() == null && http.clientCertificate() == null)
            || "https".equalsIgnoreCase(http.url().getScheme()),
        path + ".url",
        "a URL without TLS has no certificates",
        "an https URL");
  }

  private void headers(String path, @Nullable List<HttpHeader> headers) {
    List<HttpHeader> all = headers == null ? List.of() : headers;
    findings.demand(
        all.size() <= MOST_HEADERS, path, all.size() + " are too many", "at most " + MOST_HEADERS);
    for (int i = 0; i < all.size(); i++) {
      header(path + "[" + i + "]", all.get(i));
    }
  }

  private void header(String path, HttpHeader header) {
    findings.demand(
        TOKEN.matcher(header.name()).matches(),
        path + ".name",
        "'" + header.name() + "' is no header's name",
        "a token of RFC 9110, such as Accept");
    String value = header.value();
    findings.demand(
        (value == null) != (header.secret() == null),
        path,
        "says what to send twice or not at all",
        "value, or secret with a name from the prober's configuration");
    findings.demand(
        value == null || HEADER_VALUE.matcher(value).matches(),
        path + ".value",
        "can't be sent",
        "at most 2000 visible characters of ASCII");
    if (header.secret() != null) {
      name(path + ".secret", header.secret());
    }
  }

  private void statuses(String path, @Nullable List<Integer> statuses) {
    List<Integer> all = statuses == null ? List.of(200) : statuses;
    findings.demand(!all.isEmpty(), path, "nothing would be success", "one status or more");
    for (int i = 0; i < all.size(); i++) {
      findings.demand(
          all.get(i) >= 100 && all.get(i) <= 599,
          path + "[" + i + "]",
          all.get(i) + " is no HTTP status",
          "100 to 599");
    }
  }

  private void pattern(String path, @Nullable String pattern) {
    text(path, pattern, 1);
    if (pattern == null) {
      return;
    }
    boolean read;
    try {
      Pattern.compile(pattern);
      read = !BEYOND_RE2.matcher(pattern).find();
    } catch (PatternSyntaxException e) {
      read = false;
    }
    findings.demand(
        read,
        path,
        "is no regular expression that is matched in linear time",
        "RE2's syntax: nothing that looks around or refers back");
  }

  private void json(String path, @Nullable ExpectedJson expected) {
    if (expected != null) {
      findings.demand(
          JSON_PATH.matcher(expected.path()).matches(),
          path + ".path",
          "'" + expected.path() + "' does not name one place",
          "a JSON path such as $.checks[0].status");
      text(path + ".value", expected.value(), 0);
    }
  }

  private void dns(String path, ProbeTerms.Dns dns, Duration timeout) {
    findings.demand(
        dns.name().length() <= LONGEST_HOST && DOMAIN.matcher(dns.name()).matches(),
        path + ".name",
        "'" + dns.name() + "' is no domain's name",
        "such as www.example.com");
    String resolver = dns.resolver();
    findings.demand(
        resolver == null || RESOLVER.matcher(resolver).matches(),
        path + ".resolver",
        "'" + resolver + "' is no name server's address",
        "192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:53");
    List<String> answers = dns.expectAnswers();
    findings.demand(
        answers == null || !answers.isEmpty(),
        path + ".expectAnswers",
        "no answer would be success",
        "one answer or more");
    latency(path, dns.maxLatency(), timeout);
  }

  private void target(String path, String host, int port) {
    host(path + ".host", host);
    findings.demand(
        port >= 1 && port <= HIGHEST_PORT,
        path + ".port",
        port + " is no port",
        "1 to " + HIGHEST_PORT);
  }

  private void host(String path, @Nullable String host) {
    findings.demand(
        host == null || (host.length() <= LONGEST_HOST && HOST.matcher(host).matches()),
        path,
        "'" + host + "' is no host",
        "a name or an address");
  }

  private void latency(String path, @Nullable Duration most, Duration timeout) {
    findings.demand(
        most == null || (most.isPositive() && most.compareTo(timeout) < 0),
        path + ".maxLatency",
        most + " is out of bounds",
        "more than PT0S, less than the timeout " + timeout);
  }

  private void certificates(
      String path, @Nullable Duration validFor, @Nullable String clientCertificate) {
    findings.demand(
        validFor == null || (validFor.isPositive() && validFor.compareTo(TEN_YEARS) <= 0),
        path + ".certificateValidFor",
        validFor + " is out of bounds",
        "more than PT0S, at most P3660D");
    if (clientCertificate != null) {
      name(path + ".clientCertificate", clientCertificate);
    }
  }

  private void name(String path, String name) {
    findings.demand(
        Name.isOne(name), path, "'" + name + "' is no name", "1 to 64 letters, digits, . _ -");
  }

  private void text(String path, @Nullable String text, int shortest) {
    findings.demand(
        text == null || (text.length() >= shortest && text.length() <= LONGEST_TEXT),
        path,
        "is empty or too long",
        shortest + " to " + LONGEST_TEXT + " characters");
  }

  private static boolean isHttp(URI url) {
    String scheme = url.getScheme();
    return scheme != null
        && url.getHost() != null
        && url.getUserInfo() == null
        && Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT));
  }
}
