package org.slaledger.probe.adapter.kinds;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.util.ReferenceCountUtil;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.probe.domain.ProbeResult.Failed;

/** What goes wrong on a connection of HTTP/2 as a whole. */
final class HttpTwoFaults extends ChannelInboundHandlerAdapter {
  private static final int FIRST_STREAM = 3;

  private final Attempt attempt;

  HttpTwoFaults(Attempt attempt) {
    this.attempt = attempt;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object frame) {
    if (attempt.isOn(context.channel())
        && frame instanceof Http2GoAwayFrame goAway
        && (goAway.errorCode() != Http2Error.NO_ERROR.code()
            || goAway.lastStreamId() < FIRST_STREAM)) {
      attempt.ended(
          new Failed(
              FailureReason.RESET, null, "the target went away, " + goAway.errorCode(), null));
    }
    ReferenceCountUtil.release(frame);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (attempt.isOn(context.channel())) {
      attempt.ended(
          new Failed(FailureReason.RESET, null, "closed before the answer was whole", null));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (attempt.isOn(context.channel())) {
      attempt.failed(cause);
    }
  }
}
