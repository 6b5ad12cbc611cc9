package org.slaledger.probe.adapter.kinds;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.codec.http2.HttpConversionUtil;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.util.Optional;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.terms.HttpVersion;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.adapter.kinds.Connections.Peer;
import org.slaledger.probe.domain.ProbeResult.Failed;

/** HTTP requests, by HTTP/1.1 or HTTP/2, and the redirects that the terms follow. */
final class HttpProbes {
  private static final int LONGEST_LINE = 8 * 1024;
  private static final int LONGEST_HEADERS = 64 * 1024;
  private static final int CHUNK = 8 * 1024;

  private final Connections connections;
  private final TlsContexts contexts;
  private final Secrets secrets;

  HttpProbes(Connections connections, TlsContexts contexts, Secrets secrets) {
    this.connections = connections;
    this.contexts = contexts;
    this.secrets = secrets;
  }

  void begin(Attempt attempt, ProbeTerms.Http terms) {
    ask(attempt, HttpHop.first(terms));
  }

  /** Goes where a redirect leads. */
  void follow(Attempt attempt, HttpHop from, int status, Optional<HttpHop> next) {
    if (!from.mayGoOn()) {
      attempt.ended(
          new Failed(
              FailureReason.REDIRECT,
              status,
              "more than " + from.terms().redirects() + " redirects",
              null));
    } else if (next.isEmpty()) {
      attempt.ended(
          new Failed(FailureReason.REDIRECT, status, "a redirect that leads nowhere", null));
    } else {
      ask(attempt, next.get());
    }
  }

  private void ask(Attempt attempt, HttpHop hop) {
    FullHttpRequest request = hop.request(secrets);
    ProbeTerms.Http terms = hop.terms();
    Peer peer =
        new Peer(
            hop.host(),
            hop.port(),
            hop.host(),
            hop.secure()
                ? contexts.http(hop.atHome() ? terms.clientCertificate() : null, terms.version())
                : null);
    connections.open(
        attempt,
        peer,
        channel -> send(attempt, hop, request, channel),
        forbidden -> forbidden(attempt, hop, forbidden));
  }

  /** A target that sends the prober where it may not go did not answer as agreed. */
  private static void forbidden(Attempt attempt, HttpHop hop, Targets.Forbidden forbidden) {
    if (hop.followed() == 0) {
      attempt.failed(forbidden);
    } else {
      attempt.ended(
          new Failed(
              FailureReason.REDIRECT,
              null,
              "a redirect to " + hop.host() + ", whose address may not be contacted",
              null));
    }
  }

  private void send(Attempt attempt, HttpHop hop, FullHttpRequest request, Channel channel) {
    Optional<Failed> tooSoon =
        SocketProbes.endsTooSoon(channel, attempt.at(), hop.terms().certificateValidFor());
    if (tooSoon.isPresent()) {
      attempt.ended(tooSoon.get());
      return;
    }
    boolean two = speaksTwo(hop, channel);
    if (!two && hop.terms().version() == HttpVersion.HTTP_2) {
      attempt.ended(new Failed(FailureReason.PROTOCOL, null, "HTTP/2 is not spoken", null));
    } else if (two) {
      sendByTwo(attempt, hop, request, channel);
    } else {
      ChannelPipeline pipeline = channel.pipeline();
      pipeline.addLast(new HttpClientCodec(LONGEST_LINE, LONGEST_HEADERS, CHUNK, true));
      exchange(attempt, hop, pipeline);
      channel.writeAndFlush(request);
    }
  }

  private void exchange(Attempt attempt, HttpHop hop, ChannelPipeline pipeline) {
    pipeline.addLast(new HttpContentDecompressor(HttpAnswer.LONGEST_BODY));
    pipeline.addLast(new HttpExchange(this, attempt, hop));
  }

  private static boolean speaksTwo(HttpHop hop, Channel channel) {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    return tls == null
        ? hop.terms().version() == HttpVersion.HTTP_2
        : ApplicationProtocolNames.HTTP_2.equals(tls.applicationProtocol());
  }

  private void sendByTwo(Attempt attempt, HttpHop hop, FullHttpRequest request, Channel channel) {
    request.headers().remove(HttpHeaderNames.CONNECTION);
    request
        .headers()
        .set(
            HttpConversionUtil.ExtensionHeaderNames.SCHEME.text(), hop.secure() ? "https" : "http");
    channel
        .pipeline()
        .addLast(
            Http2FrameCodecBuilder.forClient().gracefulShutdownTimeoutMillis(0).build(),
            new Http2MultiplexHandler(new Refusing()),
            new HttpTwoFaults(attempt));
    new Http2StreamChannelBootstrap(channel)
        .handler(
            new ChannelInitializer<Http2StreamChannel>() {
              @Override
              protected void initChannel(Http2StreamChannel stream) {
                stream.pipeline().addLast(new Http2StreamFrameToHttpObjectCodec(false));
                exchange(attempt, hop, stream.pipeline());
              }
            })
        .open()
        .addListener(
            (Future<Http2StreamChannel> opened) -> {
              if (opened.isSuccess()) {
                opened.getNow().writeAndFlush(request);
              } else {
                attempt.failed(opened.cause());
              }
            });
  }

  /** A target may push nothing. */
  private static final class Refusing extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel stream) {
      stream.close();
    }
  }
}
