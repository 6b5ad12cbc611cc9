package org.slaledger.credit.adapter.pdf;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.adapter.http.StatementQuestions;
import org.slaledger.credit.adapter.http.StatementQuestions.Known;
import org.slaledger.credit.usecase.KnownParties;
import org.slaledger.credit.usecase.Replays;

/** Prints the statements that the current reader may read. */
@RequestScoped
class StatementPdfs {
  static final String MEDIA_TYPE = "application/pdf";

  private final StatementQuestions questions;
  private final KnownParties parties;
  private final Replays replays;

  StatementPdfs(StatementQuestions questions, KnownParties parties, Replays replays) {
    this.questions = questions;
    this.parties = parties;
    this.replays = replays;
  }

  /** As a file; a problem where it can't be derived, or is not there for the reader. */
  Uni<Response> one(
      String agreement, String period, @Nullable String asOf, @Nullable String number) {
    return questions
        .derived(agreement, period, asOf, number)
        .flatMap(
            known ->
                parties
                    .with(known.statement().customer())
                    .map(
                        who ->
                            new StatementPdf(
                                known.statement(), known.asGiven() ? known.given() : null, who))
                    .flatMap(pdf -> replays.run(pdf::bytes))
                    .map(bytes -> file(known, bytes)));
  }

  private static Response file(Known known, byte[] pdf) {
    return Response.ok(pdf, MEDIA_TYPE)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"%s-%s.pdf\""
                .formatted(known.statement().agreement(), known.statement().period()))
        .build();
  }
}
