package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.TicketId;
import org.slaledger.credit.adapter.http.StatementQuestions.Known;
import org.slaledger.credit.domain.life.CreditNote;
import org.slaledger.credit.domain.life.GivenOut;
import org.slaledger.credit.domain.life.Grant;
import org.slaledger.credit.usecase.KnownParties;
import org.slaledger.web.Csv;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** The credit notes of statements that the current reader may read. */
@RequestScoped
public class CreditNotes {
  private final StatementQuestions questions;
  private final KnownParties parties;

  CreditNotes(StatementQuestions questions, KnownParties parties) {
    this.questions = questions;
    this.parties = parties;
  }

  /** That of the latest statement, or of a number; a problem where none was given out. */
  public Uni<CreditNote> one(String agreement, String period, @Nullable String number) {
    return questions
        .derived(agreement, period, null, number)
        .flatMap(
            known -> {
              GivenOut given = given(known);
              return parties
                  .with(known.statement().customer())
                  .map(who -> CreditNote.of(known.statement(), given, known.events(), who));
            });
  }

  private static GivenOut given(Known known) {
    GivenOut given = known.given();
    String period = known.statement().period();
    if (given == null) {
      throw Problem.conflict(
              "There is no credit note yet.",
              new FieldError(
                  "period",
                  "no statement of " + period + " was given out",
                  "a period whose statement was issued"))
          .asException();
    }
    if (!known.asGiven()) {
      throw Problem.conflict(
              "There is no credit note.",
              new FieldError(
                  "period",
                  "statement " + given.number() + " of " + period + " is derived otherwise",
                  "a statement that is derived as it was given out"))
          .asException();
    }
    return given;
  }

  /** A line of it each, with what they have in common in front and behind. */
  public static Csv table(CreditNote note) {
    Csv csv =
        new Csv(
            "note",
            "provider",
            "customer",
            "customerName",
            "agreement",
            "period",
            "statement",
            "issuedAt",
            "line",
            "service",
            "fee",
            "promised",
            "measured",
            "percent",
            "tickets",
            "amount",
            "currency",
            "total",
            "settledAt",
            "reference",
            "statementHash",
            "ledgerSize");
    note.lines().forEach(line -> row(csv, note, line));
    return csv;
  }

  private static void row(Csv csv, CreditNote note, CreditNote.Line line) {
    Grant.Settlement settled = note.settlement();
    csv.add(
        note.note(),
        note.parties().provider(),
        note.parties().customer(),
        note.parties().customerName(),
        note.agreement(),
        note.period(),
        note.number(),
        note.issuedAt(),
        line.kind(),
        line.service(),
        line.fee(),
        line.promised(),
        line.measured(),
        line.percent(),
        line.tickets().stream().map(TicketId::value).collect(Collectors.joining(" ")),
        line.amount(),
        note.currency(),
        note.amount(),
        settled == null ? null : settled.at(),
        settled == null ? null : settled.reference(),
        note.statementHash(),
        note.ledgerSize());
  }
}
