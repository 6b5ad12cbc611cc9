package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.credit.domain.bundle.Bundle;
import org.slaledger.credit.domain.bundle.BundleText;
import org.slaledger.credit.domain.life.GivenOut;
import org.slaledger.credit.domain.life.StatementLife;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.domain.whatif.WhatIf;
import org.slaledger.credit.usecase.Bundles;
import org.slaledger.credit.usecase.StatementLives;
import org.slaledger.credit.usecase.Statements;
import org.slaledger.credit.usecase.Statements.Wanted;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** What the current reader may know of statements. */
@RequestScoped
public class StatementQuestions {
  private final CurrentActor actor;
  private final Statements statements;
  private final Bundles bundles;
  private final StatementLives lives;
  private final InstantSource time;

  StatementQuestions(
      CurrentActor actor,
      Statements statements,
      Bundles bundles,
      StatementLives lives,
      InstantSource time) {
    this.actor = actor;
    this.statements = statements;
    this.bundles = bundles;
    this.lives = lives;
    this.time = time;
  }

  /** One; a problem where it can't be derived, or is not there for the reader. */
  public Uni<StatementAnswer> one(
      String agreement, String period, @Nullable String asOf, @Nullable String number) {
    return derived(agreement, period, asOf, number)
        .flatMap(
            it ->
                lives
                    .of(it.statement().agreement(), it.statement().period())
                    .map(life -> StatementAnswer.of(it.statement(), it.given(), life)));
  }

  /**
   * What was derived.
   *
   * @param given what was asked for, else the latest; null where no statement was given out
   * @param events what came of the period's statement
   */
  public record Known(Statement statement, @Nullable GivenOut given, StatementLife events) {
    /** Whether what was given out is derived again the same. */
    public boolean asGiven() {
      return given != null && given.hash().equals(statement.hash());
    }
  }

  /** The same, with the events rather than with what people read of them. */
  public Uni<Known> derived(
      String agreement, String period, @Nullable String asOf, @Nullable String number) {
    AgreementId id = AgreementQuestions.id(agreement);
    Wanted wanted = wanted(asOf, number);
    return statements
        .of(id, period, wanted, readable())
        .map(
            answered -> {
              Statement statement = statement(id, answered.derivation());
              if (wanted.number() != null && answered.given() == null) {
                throw Problem.notFound("statement " + number + " of " + period).asException();
              }
              return new Known(statement, answered.given(), answered.life());
            });
  }

  /** What shows that a statement is right, as a file; a problem where nothing can show it. */
  public Uni<Response> bundle(String agreement, String period, @Nullable String number) {
    AgreementId id = AgreementQuestions.id(agreement);
    return bundles
        .of(id, period, number(number), readable())
        .map(
            found ->
                switch (found) {
                  case Bundles.Found.Whole(Bundle bundle) ->
                      file(id, period, BundleText.write(bundle));
                  case Bundles.Found.NoSuchNumber _ ->
                      throw Problem.notFound("statement " + number + " of " + period).asException();
                  case Bundles.Found.NoCheckpoint(String why) ->
                      throw Problem.conflict(
                              "Nothing can prove this statement.",
                              new FieldError(
                                  "ledger", why, "a statement that was derived at a checkpoint"))
                          .asException();
                  case Bundles.Found.Underivable(Derivation why) -> throw underivable(id, why);
                });
  }

  private static Response file(AgreementId agreement, String period, byte[] bundle) {
    return Response.ok(bundle)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s-%s.bundle\"".formatted(agreement, period))
        .build();
  }

  /** The same, beside what it would be if something were otherwise. */
  public Uni<WhatIf.Answer.Compared> whatIf(
      String agreement,
      String period,
      @Nullable String asOf,
      @Nullable String number,
      WhatIf otherwise) {
    AgreementId id = AgreementQuestions.id(agreement);
    return statements
        .whatIf(id, period, wanted(asOf, number), otherwise, readable())
        .map(
            answer ->
                switch (answer) {
                  case WhatIf.Answer.Compared compared -> compared;
                  case WhatIf.Answer.Refused(var problems) ->
                      throw Refusals.input(problems).asException();
                  case WhatIf.Answer.None(Derivation why) -> throw underivable(id, why);
                });
  }

  private Wanted wanted(@Nullable String asOf, @Nullable String number) {
    return new Wanted(asOf == null || asOf.isBlank() ? null : instant(asOf), number(number));
  }

  private static @Nullable Integer number(@Nullable String number) {
    if (number == null || number.isBlank()) {
      return null;
    }
    if (!number.matches("[1-9][0-9]{0,8}")) {
      throw Problem.badRequest(
              new FieldError("number", "'" + number + "' is no number", "1, 2, ..."))
          .asException();
    }
    return Integer.valueOf(number);
  }

  /** The statement, or the problem that stands in its way. */
  static Statement statement(AgreementId id, Derivation derivation) {
    if (derivation instanceof Derivation.Derived(Statement statement)) {
      return statement;
    }
    throw underivable(id, derivation);
  }

  /** The problem that stands in a statement's way. */
  static RuntimeException underivable(AgreementId id, Derivation why) {
    return switch (why) {
      case Derivation.UnknownAgreement _ -> Problem.notFound("agreement " + id).asException();
      case Derivation.Refused no -> Refusals.of(no.problems()).asException();
      case Derivation.Derived _ ->
          new IllegalStateException("a statement that can't be derived was: " + why);
    };
  }

  /** Decided here and now: a replay runs on a thread that knows no request. */
  private Predicate<CustomerId> readable() {
    CustomerId own = actor.customer();
    boolean staff = actor.staff();
    return customer -> staff || customer.equals(own);
  }

  private Instant instant(String asOf) {
    try {
      Instant instant = Instant.parse(asOf).truncatedTo(ChronoUnit.MILLIS);
      if (!instant.isAfter(time.instant())) {
        return instant;
      }
    } catch (DateTimeException e) {
      throw wrong("'" + asOf + "' is no instant");
    }
    throw wrong(asOf + " lies in the future");
  }

  private static RuntimeException wrong(String message) {
    return Problem.badRequest(
            new FieldError("asOf", message, "an instant of the past such as 2026-11-23T12:00:00Z"))
        .asException();
  }
}
