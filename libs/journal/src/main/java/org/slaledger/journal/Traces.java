package org.slaledger.journal;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Recorded;

/**
 * Carries a trace through the log: out of an event's {@code traceparent}, and into that of a new
 * one.
 */
@ApplicationScoped
class Traces {
  private static final String TRACEPARENT = "traceparent";
  private static final TextMapGetter<String> OF_EVENT =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
          return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String key) {
          return key.equals(TRACEPARENT) ? traceparent : null;
        }
      };

  private final OpenTelemetry telemetry;

  Traces(OpenTelemetry telemetry) {
    this.telemetry = telemetry;
  }

  /** The current trace as an event's attribute; null outside of any. */
  @Nullable String current() {
    Map<String, String> carrier = new HashMap<>();
    telemetry
        .getPropagators()
        .getTextMapPropagator()
        .inject(Context.current(), carrier, (map, key, value) -> map.put(key, value));
    return carrier.get(TRACEPARENT);
  }

  /** Work as a span of the trace under which the event was written. */
  Uni<Void> following(Recorded event, Supplier<Uni<Void>> work) {
    String traceparent = event.envelope().traceparent();
    if (traceparent == null) {
      return work.get();
    }
    Span span =
        telemetry
            .getTracer("org.slaledger.journal")
            .spanBuilder("take in " + event.envelope().data().getClass().getSimpleName())
            .setParent(
                telemetry
                    .getPropagators()
                    .getTextMapPropagator()
                    .extract(Context.root(), traceparent, OF_EVENT))
            .setSpanKind(SpanKind.CONSUMER)
            .setAttribute("slaledger.stream", event.stream().value())
            .startSpan();
    return work.get().onFailure().invoke(span::recordException).eventually(() -> span.end());
  }
}
