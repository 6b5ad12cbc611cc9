package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.credit.usecase.AgreementStreams;
import org.slaledger.rules.Checked;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** What the current reader may have of the streams that statements rest on. */
@RequestScoped
public class StreamQuestions {
  /** Lines in one JSON array, as CloudEvents has it. */
  static final String BATCH = "application/cloudevents-batch+json";

  /** A line each. */
  static final String LINES = "application/x-ndjson";

  /** So many are written at a time, each by a thread that waits for its reader. */
  private static final Semaphore WRITERS = new Semaphore(4);

  private final AgreementQuestions agreements;
  private final AgreementStreams streams;

  StreamQuestions(AgreementQuestions agreements, AgreementStreams streams) {
    this.agreements = agreements;
    this.streams = streams;
  }

  /** All of an agreement; 404 where that is not there for the reader. */
  Uni<List<StreamCut>> of(String agreement) {
    return agreements.one(agreement).flatMap(it -> streams.of(it.agreement())).map(this::usable);
  }

  /** One of them, from version to version; 404 where it is none of them. Blocks. */
  Response lines(
      String agreement, String name, @Nullable String from, @Nullable String to, MediaType form) {
    StreamCut stream =
        agreements
            .one(agreement)
            .flatMap(it -> streams.one(it.agreement(), id(name)))
            .map(this::usable)
            .await()
            .indefinitely()
            .orElseThrow(() -> missing(name));
    long first = version("from", from, 1, stream.version());
    long last = version("to", to, stream.version(), stream.version());
    if (first > last) {
      throw wrong("from", first + " is greater than to", "1 to " + last);
    }
    return Response.ok(
            (StreamingOutput)
                out -> write(out, stream.stream(), first, last, form.toString().startsWith(BATCH)))
        .type(form)
        .build();
  }

  private <T> T usable(Checked<T> checked) {
    return switch (checked) {
      case Checked.Accepted<T>(T value) -> value;
      case Checked.Refused<T>(var problems) ->
          throw Problem.conflict(
                  "The log can't be read whole.",
                  problems.stream()
                      .map(it -> new FieldError(it.field(), it.message(), it.allowed()))
                      .toArray(FieldError[]::new))
              .asException();
    };
  }

  private void write(OutputStream out, StreamId stream, long from, long to, boolean batch)
      throws IOException {
    WRITERS.acquireUninterruptibly();
    try {
      streams.lines(stream, from, to, new Lines(out, batch)::write);
      if (batch) {
        out.write(']');
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      WRITERS.release();
    }
  }

  /** Lines as they come. */
  private static final class Lines {
    private final OutputStream out;
    private final boolean batch;
    private boolean begun;

    Lines(OutputStream out, boolean batch) {
      this.out = out;
      this.batch = batch;
    }

    void write(byte[] line) {
      try {
        if (batch) {
          out.write(begun ? ',' : '[');
        }
        begun = true;
        out.write(line);
        if (!batch) {
          out.write('\n');
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static StreamId id(String name) {
    try {
      return new StreamId(name);
    } catch (IllegalArgumentException e) {
      throw missing(name);
    }
  }

  private static RuntimeException missing(String name) {
    return Problem.notFound("stream " + name).asException();
  }

  private static long version(String field, @Nullable String text, long otherwise, long last) {
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    if (!text.matches("[1-9][0-9]{0,17}") || Long.parseLong(text) > last) {
      throw wrong(field, "'" + text + "' is no version of the stream", "1 to " + last);
    }
    return Long.parseLong(text);
  }

  private static RuntimeException wrong(String field, String message, String allowed) {
    return Problem.badRequest(new FieldError(field, message, allowed)).asException();
  }
}
