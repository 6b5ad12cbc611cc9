package org.slaledger.probe.adapter.kinds;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2ResetFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.probe.adapter.kinds.Attempt.Phase;
import org.slaledger.probe.domain.ProbeResult.Failed;

/** Reads one answer and judges it, or goes on to where it leads. */
final class HttpExchange extends SimpleChannelInboundHandler<HttpObject> {
  private final HttpProbes probes;
  private final Attempt attempt;
  private final HttpHop hop;
  private final int keep;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
  private int status;
  private int read;
  private boolean done;

  HttpExchange(HttpProbes probes, Attempt attempt, HttpHop hop) {
    this.probes = probes;
    this.attempt = attempt;
    this.hop = hop;
    this.keep = HttpAnswer.needed(hop.terms());
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) throws IOException {
    if (done || attempt.over()) {
      return;
    }
    if (part.decoderResult().isFailure()) {
      done = true;
      attempt.failed(part.decoderResult().cause());
      return;
    }
    if (part instanceof HttpResponse response) {
      answered(response);
    }
    if (!done && part instanceof HttpContent content && status != 0) {
      body(content);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    broken("closed before the answer was whole");
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof Http2ResetFrame reset) {
      broken("the stream was reset, " + reset.errorCode());
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!done) {
      attempt.failed(cause);
    }
  }

  private void broken(String how) {
    if (!done) {
      done = true;
      attempt.ended(new Failed(FailureReason.RESET, null, how, null));
    }
  }

  private void answered(HttpResponse response) {
    if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
      return;
    }
    attempt.reached(Phase.FIRST_BYTE);
    status = response.status().code();
    if (hop.sendsOn(status)) {
      done = true;
      String location = response.headers().get(HttpHeaderNames.LOCATION);
      probes.follow(attempt, hop, status, hop.next(status, location));
      return;
    }
    HttpAnswer answer = answer();
    if (!answer.statusAgreed()) {
      attempt.isSure(answer.wrongStatus());
    }
  }

  private void body(HttpContent content) throws IOException {
    ByteBuf bytes = content.content();
    int take = Math.min(bytes.readableBytes(), keep - kept.size());
    if (take > 0) {
      bytes.getBytes(bytes.readerIndex(), kept, take);
    }
    read += bytes.readableBytes();
    boolean last = content instanceof LastHttpContent;
    HttpAnswer answer = answer();
    if (!answer.statusAgreed()) {
      attempt.isSure(answer.wrongStatus());
      last |= kept.size() >= HttpAnswer.LONGEST_EXCERPT;
    }
    if (last || read > HttpAnswer.LONGEST_BODY) {
      done = true;
      attempt.reached(Phase.TRANSFER);
      attempt.ended(answer.judged());
    }
  }

  private HttpAnswer answer() {
    return new HttpAnswer(hop.terms(), status, kept.toByteArray());
  }
}
