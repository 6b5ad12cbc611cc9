package org.slaledger.probe.adapter.kinds;

import static org.slaledger.contract.event.FailureReason.CERTIFICATE;
import static org.slaledger.contract.event.FailureReason.CONTENT;
import static org.slaledger.contract.event.FailureReason.DNS;
import static org.slaledger.contract.event.FailureReason.PROTOCOL;
import static org.slaledger.contract.event.FailureReason.REDIRECT;
import static org.slaledger.contract.event.FailureReason.REFUSED;
import static org.slaledger.contract.event.FailureReason.RESET;
import static org.slaledger.contract.event.FailureReason.SLOW;
import static org.slaledger.contract.event.FailureReason.STATUS;
import static org.slaledger.contract.event.FailureReason.TIMEOUT;
import static org.slaledger.contract.event.FailureReason.TLS;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.DnsType;
import org.slaledger.contract.terms.ExpectedJson;
import org.slaledger.contract.terms.HttpHeader;
import org.slaledger.contract.terms.HttpMethod;
import org.slaledger.contract.terms.HttpVersion;
import org.slaledger.contract.terms.ProbeTerms;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** The ways of {@link ScriptedTarget} with the verdict of each. */
final class Ways {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String PLAIN = "plain";
  private static final String SECURE = "secure";

  private Ways() {}

  static Stream<Way> all() {
    return Stream.of(connections(), answers(), redirects(), contents(), secured(), two(), others())
        .flatMap(List::stream);
  }

  private static List<Way> connections() {
    return List.of(
        way("it is not there", ScriptedTarget::nobody, Ways::get, REFUSED, PLAIN),
        way("it never answers", t -> t.raw(s -> {}), Ways::get, TIMEOUT, PLAIN),
        way("it closes at once", t -> t.raw(s -> s.close()), Ways::get, RESET, PLAIN),
        way(
            "it closes when asked",
            t -> t.raw(s -> s.handler(request -> s.close())),
            Ways::get,
            RESET,
            PLAIN),
        way(
            "it resets within its headers",
            t -> t.abrupt(s -> s.handler(r -> s.write(OK + "X-").onComplete(w -> s.close()))),
            Ways::get,
            RESET,
            PLAIN),
        way(
            "it resets within its body",
            t ->
                t.abrupt(
                    s ->
                        s.handler(
                            r ->
                                s.write(OK + "Content-Length: 100\r\n\r\nbegun")
                                    .onComplete(w -> s.close()))),
            Ways::get,
            RESET,
            PLAIN),
        way(
            "it closes within its body",
            t ->
                t.raw(
                    s ->
                        s.handler(
                            r ->
                                s.write(OK + "Content-Length: 100\r\n\r\nbegun")
                                    .onComplete(w -> s.close()))),
            Ways::get,
            RESET,
            PLAIN));
  }

  private static List<Way> answers() {
    return List.of(
        way("all is well", t -> t.http(ScriptedTarget::ok), Ways::get, null, PLAIN),
        way("its headers drip", t -> t.dripping(OK, "X-More: 1\r\n"), Ways::get, TIMEOUT, PLAIN),
        way(
            "its body drips",
            t -> t.dripping(OK + "Content-Length: 10000\r\n\r\n", "x"),
            Ways::get,
            TIMEOUT,
            PLAIN),
        way(
            "it only ever says that it goes on",
            t -> t.dripping("", "HTTP/1.1 100 Continue\r\n\r\n"),
            Ways::get,
            TIMEOUT,
            null),
        way("an error", t -> t.http(status(500)), Ways::get, STATUS, PLAIN),
        way("nothing there", t -> t.http(status(404)), Ways::get, STATUS, PLAIN),
        way(
            "an error whose body never ends",
            t -> t.dripping("HTTP/1.1 503 Oh\r\nContent-Length: 10000\r\n\r\n", "x"),
            Ways::get,
            STATUS,
            PLAIN),
        way(
            "another success than agreed",
            t -> t.http(status(204)),
            port -> Http.at(port).status(200).terms(),
            STATUS,
            "status200"),
        way(
            "an error that was agreed",
            t -> t.http(status(401)),
            port -> Http.at(port).status(401).terms(),
            null,
            "status401"),
        way(
            "a mail server",
            t -> t.answering("220 mail ready\r\n\r\n"),
            Ways::get,
            PROTOCOL,
            PLAIN),
        way(
            "headers without end",
            t -> t.answering(OK + "X-Long: " + "x".repeat(200_000)),
            Ways::get,
            PROTOCOL,
            null),
        way(
            "a chunk of no length",
            t -> t.answering(OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n"),
            Ways::get,
            PROTOCOL,
            PLAIN),
        way(
            "what is no gzip",
            t ->
                t.http(
                    r -> r.response().putHeader("Content-Encoding", "gzip").end("not compressed")),
            port -> Http.at(port).text("well").terms(),
            PROTOCOL,
            null),
        way(
            "gzip",
            t ->
                t.http(
                    r ->
                        r.response()
                            .putHeader("Content-Encoding", "gzip")
                            .end(Buffer.buffer(gzip("all is well")))),
            port -> Http.at(port).text("well").terms(),
            null,
            null),
        way(
            "late, though well",
            t -> t.http(later(300)),
            port -> Http.at(port).within(Duration.ofMillis(200)).terms(),
            SLOW,
            null),
        way(
            "a body of a gigabyte",
            t -> t.answering(OK + "Content-Length: 1000000000\r\n\r\n", "x".repeat(100_000)),
            Ways::get,
            null,
            null),
        way(
            "a key that it knows",
            t -> t.http(Ways::asksForKey),
            port -> Http.at(port).asking(HttpMethod.POST, "{}").terms(),
            null,
            null));
  }

  private static List<Way> redirects() {
    return List.of(
        way("a redirect that is not followed", t -> t.http(to("/")), Ways::get, STATUS, "still"),
        way("a redirect that is followed", t -> t.http(Ways::there), Ways::following, null, PLAIN),
        way(
            "a redirect that is followed by HTTP/2",
            t -> t.https(Ways::there),
            port -> Http.securely(port).by(HttpVersion.HTTP_2).redirects(3).terms(),
            null,
            SECURE),
        way("redirects in a circle", t -> t.http(to("/")), Ways::following, REDIRECT, PLAIN),
        way("a redirect to nowhere", t -> t.http(status(302)), Ways::following, REDIRECT, PLAIN),
        way(
            "a redirect to a file",
            t -> t.http(to("file:///etc/passwd")),
            Ways::following,
            REDIRECT,
            PLAIN),
        way(
            "a redirect to what may not be contacted",
            t -> t.http(to("http://169.254.169.254/latest/meta-data")),
            Ways::following,
            REDIRECT,
            null));
  }

  private static List<Way> contents() {
    return List.of(
        way(
            "an error in the words of a success",
            t -> t.http(body("Sorry, the database is away")),
            port -> Http.at(port).text("well").terms(),
            CONTENT,
            "well"),
        way(
            "the text that was agreed",
            t -> t.http(ScriptedTarget::ok),
            port -> Http.at(port).text("well").terms(),
            null,
            "well"),
        way(
            "a body that does not match",
            t -> t.http(body("status: red")),
            port -> Http.at(port).pattern("status:\\s+green").terms(),
            CONTENT,
            "green"),
        way(
            "a body that matches",
            t -> t.http(body("status:  green")),
            port -> Http.at(port).pattern("status:\\s+green").terms(),
            null,
            "green"),
        way(
            "a pattern that would take for ever with backtracking",
            t -> t.http(body("a".repeat(60_000) + "!")),
            port -> Http.at(port).pattern("(a+)+$").terms(),
            CONTENT,
            null),
        way(
            "another value in JSON",
            t -> t.http(body("{\"checks\":[{\"up\":false}]}")),
            port -> Http.at(port).json("$.checks[0].up", "true").terms(),
            CONTENT,
            null),
        way(
            "the value in JSON",
            t -> t.http(body("{\"checks\":[{\"up\":true}]}")),
            port -> Http.at(port).json("$.checks[0].up", "true").terms(),
            null,
            null),
        way(
            "no value in JSON",
            t -> t.http(body("{}")),
            port -> Http.at(port).json("$.checks[0].up", "true").terms(),
            CONTENT,
            null),
        way(
            "no JSON",
            t -> t.http(body("<html>")),
            port -> Http.at(port).json("$.up", "true").terms(),
            CONTENT,
            null),
        way(
            "the text that was agreed, too late to be looked at",
            t -> t.http(body("x".repeat(100_000) + "well")),
            port -> Http.at(port).text("well").terms(),
            CONTENT,
            null));
  }

  private static List<Way> secured() {
    return List.of(
        way("TLS", t -> t.https(ScriptedTarget::ok), Ways::getSecurely, null, SECURE),
        way(
            "a certificate that nobody knows",
            ScriptedTarget::unknownCertificate,
            Ways::getSecurely,
            TLS,
            SECURE),
        way(
            "a certificate that is over",
            ScriptedTarget::expiredCertificate,
            Ways::getSecurely,
            TLS,
            SECURE),
        way(
            "a certificate of somebody else",
            ScriptedTarget::othersCertificate,
            Ways::getSecurely,
            TLS,
            SECURE),
        way(
            "a certificate that ends too soon",
            ScriptedTarget::endingCertificate,
            port -> Http.securely(port).validFor(Duration.ofDays(14)).terms(),
            CERTIFICATE,
            null),
        way(
            "a certificate that lasts",
            ScriptedTarget::endingCertificate,
            port -> Http.securely(port).validFor(Duration.ofDays(7)).terms(),
            null,
            null),
        way(
            "no TLS where TLS was agreed",
            t -> t.http(ScriptedTarget::ok),
            Ways::getSecurely,
            TLS,
            SECURE),
        way("a handshake that hangs", t -> t.raw(s -> {}), Ways::getSecurely, TIMEOUT, SECURE),
        way(
            "a client certificate that was not agreed",
            ScriptedTarget::demandingCertificate,
            Ways::getSecurely,
            TLS,
            SECURE),
        way(
            "a client certificate",
            ScriptedTarget::demandingCertificate,
            port -> Http.securely(port).as("prober").terms(),
            null,
            "client"));
  }

  private static List<Way> two() {
    return List.of(
        way(
            "HTTP/2 over TLS",
            t -> t.https(ScriptedTarget::ok),
            port -> Http.securely(port).by(HttpVersion.HTTP_2).terms(),
            null,
            SECURE),
        way(
            "HTTP/2 in the clear",
            t -> t.http(ScriptedTarget::ok),
            port -> Http.at(port).by(HttpVersion.HTTP_2).terms(),
            null,
            null),
        way(
            "HTTP/1.1 where HTTP/2 was agreed",
            t -> t.onlyHttpOne(ScriptedTarget::ok),
            port -> Http.securely(port).by(HttpVersion.HTTP_2).terms(),
            PROTOCOL,
            null),
        way(
            "HTTP/2 that goes away",
            t -> t.https(r -> r.connection().goAway(11, 0)),
            port -> Http.securely(port).by(HttpVersion.HTTP_2).terms(),
            RESET,
            SECURE),
        way(
            "HTTP/2 that resets the stream",
            t -> t.https(r -> r.response().reset(2)),
            port -> Http.securely(port).by(HttpVersion.HTTP_2).terms(),
            RESET,
            SECURE),
        way(
            "HTTP/2 with an error",
            t -> t.https(status(500)),
            port -> Http.securely(port).by(HttpVersion.HTTP_2).terms(),
            STATUS,
            SECURE));
  }

  private static List<Way> others() {
    return List.of(
        way(
            "a name that does not exist",
            ScriptedTarget::nobody,
            port -> ProbeTerms.Http.get(URI.create("http://nowhere.invalid:" + port + "/")),
            DNS,
            PLAIN),
        way(
            "TCP",
            t -> t.raw(s -> {}),
            port -> new ProbeTerms.Tcp("localhost", port, null),
            null,
            "tcp"),
        way(
            "TCP that is refused",
            ScriptedTarget::nobody,
            port -> new ProbeTerms.Tcp("localhost", port, null),
            REFUSED,
            "tcp"),
        way(
            "a handshake",
            t -> t.https(ScriptedTarget::ok),
            port -> new ProbeTerms.Tls("localhost", port, null, null, null, null),
            null,
            "tls"),
        way(
            "a handshake with somebody else",
            ScriptedTarget::othersCertificate,
            port -> new ProbeTerms.Tls("localhost", port, null, null, null, null),
            TLS,
            "tls"),
        way(
            "a handshake with whom was agreed",
            ScriptedTarget::othersCertificate,
            port -> new ProbeTerms.Tls("localhost", port, "other.test", null, null, null),
            null,
            null),
        way("an address", names("192.0.2.7"), dns("192.0.2.7"), null, "dns"),
        way("another address", names("192.0.2.8"), dns("192.0.2.7"), CONTENT, "dns"),
        way("no address", names(null), dns("192.0.2.7"), CONTENT, "dns"),
        way(
            "a name server that knows no such name",
            refusing(Rcode.NXDOMAIN),
            dns(null),
            DNS,
            "dns"),
        way("a name server that fails", refusing(Rcode.SERVFAIL), dns(null), DNS, "dns"),
        way(
            "a name server that is silent",
            ScriptedTarget::silentNames,
            dns(null),
            TIMEOUT,
            "dns"));
  }

  private static Way way(
      String name,
      java.util.function.ToIntFunction<ScriptedTarget> start,
      Way.Terms terms,
      org.slaledger.contract.event.@Nullable FailureReason verdict,
      @Nullable String module) {
    return new Way(name, start, terms, verdict, module);
  }

  private static ProbeTerms get(int port) {
    return Http.at(port).terms();
  }

  private static ProbeTerms getSecurely(int port) {
    return Http.securely(port).terms();
  }

  private static ProbeTerms following(int port) {
    return Http.at(port).redirects(3).terms();
  }

  private static Consumer<HttpServerRequest> status(int status) {
    return request -> request.response().setStatusCode(status).end();
  }

  private static Consumer<HttpServerRequest> body(String text) {
    return request -> request.response().end(text);
  }

  private static Consumer<HttpServerRequest> to(String location) {
    return request -> request.response().setStatusCode(302).putHeader("Location", location).end();
  }

  private static void there(HttpServerRequest request) {
    if (request.path().equals("/there")) {
      ScriptedTarget.ok(request);
    } else {
      to("/there").accept(request);
    }
  }

  private static Consumer<HttpServerRequest> later(long millis) {
    return request ->
        Vertx.currentContext().owner().setTimer(millis, now -> ScriptedTarget.ok(request));
  }

  private static void asksForKey(HttpServerRequest request) {
    request.body(
        body -> {
          boolean right =
              "s3cret".equals(request.getHeader("Api-Key"))
                  && request.method().name().equals("POST")
                  && body.result().toString().equals("{}");
          status(right ? 200 : 403).accept(request);
        });
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Way.Terms dns(@Nullable String address) {
    return port ->
        new ProbeTerms.Dns(
            "shop.example",
            DnsType.A,
            "127.0.0.1:" + port,
            address == null ? null : List.of(address),
            null);
  }

  private static java.util.function.ToIntFunction<ScriptedTarget> names(@Nullable String address) {
    return target ->
        target.names(
            question -> {
              Message answer = answered(question, Rcode.NOERROR);
              if (address != null) {
                answer.addRecord(record(address), Section.ANSWER);
              }
              return answer;
            });
  }

  private static java.util.function.ToIntFunction<ScriptedTarget> refusing(int code) {
    return target -> target.names(question -> answered(question, code));
  }

  private static Message answered(Message question, int code) {
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setRcode(code);
    answer.addRecord(question.getQuestion(), Section.QUESTION);
    return answer;
  }

  private static Record record(String address) {
    try {
      return Record.fromString(Name.fromString("shop.example."), Type.A, 1, 60, address, Name.root);
    } catch (TextParseException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** HTTP terms, put together. */
  private record Http(ProbeTerms.Http terms) {
    static Http at(int port) {
      return new Http(ProbeTerms.Http.get(URI.create("http://localhost:" + port + "/health")));
    }

    static Http securely(int port) {
      return new Http(ProbeTerms.Http.get(URI.create("https://localhost:" + port + "/health")));
    }

    Http status(int status) {
      return with(t -> t.expectStatus = List.of(status));
    }

    Http text(String text) {
      return with(t -> t.expectText = text);
    }

    Http pattern(String pattern) {
      return with(t -> t.expectPattern = pattern);
    }

    Http json(String path, String value) {
      return with(t -> t.expectJson = new ExpectedJson(path, value));
    }

    Http within(Duration most) {
      return with(t -> t.maxLatency = most);
    }

    Http redirects(int most) {
      return with(t -> t.redirects = most);
    }

    Http validFor(Duration least) {
      return with(t -> t.certificateValidFor = least);
    }

    Http as(String client) {
      return with(t -> t.clientCertificate = client);
    }

    Http by(HttpVersion version) {
      return with(t -> t.version = version);
    }

    Http asking(HttpMethod method, String body) {
      return with(
          t -> {
            t.method = method;
            t.body = body;
            t.headers = List.of(new HttpHeader("Api-Key", null, "health-key"));
          });
    }

    private Http with(Consumer<Draft> change) {
      Draft draft = new Draft(terms);
      change.accept(draft);
      return new Http(draft.terms());
    }
  }

  /** The same terms, open to change. */
  private static final class Draft {
    private final URI url;
    private @Nullable HttpMethod method;
    private @Nullable List<HttpHeader> headers;
    private @Nullable String body;
    private @Nullable HttpVersion version;
    private @Nullable Integer redirects;
    private @Nullable List<Integer> expectStatus;
    private @Nullable String expectText;
    private @Nullable String expectPattern;
    private @Nullable ExpectedJson expectJson;
    private @Nullable Duration maxLatency;
    private @Nullable Duration certificateValidFor;
    private @Nullable String clientCertificate;

    Draft(ProbeTerms.Http from) {
      this.url = from.url();
      this.version = from.version();
      this.redirects = from.redirects();
    }

    ProbeTerms.Http terms() {
      return new ProbeTerms.Http(
          url,
          method,
          headers,
          body,
          version,
          redirects,
          expectStatus,
          expectText,
          expectPattern,
          expectJson,
          maxLatency,
          certificateValidFor,
          clientCertificate);
    }
  }
}
