package org.slaledger.credit.domain.life;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.TicketId;
import org.slaledger.credit.domain.statement.ResponseCredits;
import org.slaledger.credit.domain.statement.ServiceStatement;
import org.slaledger.credit.domain.statement.Statement;

/**
 * What one statement that was given out puts into the customer's books. A correction's note has the
 * difference, and what was credited before as a line of its own: the lines of each note sum up to
 * its amount, the amounts of all notes of a period to the credit of the latest statement.
 *
 * @param note its number, for ever: agreement, period and number of the statement
 * @param number of the statement
 * @param from the first instant that the statement covers
 * @param to the first instant that it covers no longer
 * @param issuedAt when the statement was given out
 * @param credit what the statement says is owed in all
 * @param creditedBefore what the notes before it came to
 * @param amount what was granted by this statement; below zero where a correction takes back
 * @param settlement that took the amount into the books; null where none has
 * @param ledgerSize how many leaves the ledger had at the statement's cut; null where none was
 *     signed
 */
public record CreditNote(
    String note,
    Parties parties,
    AgreementId agreement,
    String period,
    int number,
    Instant from,
    Instant to,
    Instant issuedAt,
    String currency,
    List<Line> lines,
    BigDecimal credit,
    BigDecimal creditedBefore,
    BigDecimal amount,
    Grant.@Nullable Settlement settlement,
    int addendumVersion,
    String ruleset,
    String statementHash,
    @Nullable Long ledgerSize) {
  /** What a line is about. */
  public enum Kind {
    /** The availability of a service. */
    AVAILABILITY,
    /** Responses about a service that came too late. */
    LATE_RESPONSES,
    /** What was credited by the notes of the statements that this one corrects. */
    CREDITED_BEFORE
  }

  /**
   * A line of the note.
   *
   * @param service null where it is about no single one
   * @param fee of the period, in the note's currency
   * @param promised availability in percent
   * @param measured availability in percent, to 6 decimals; null when no time was left to be
   *     available in
   * @param percent of the fee, to 6 decimals
   * @param tickets that were answered too late
   */
  public record Line(
      Kind kind,
      @Nullable String service,
      @Nullable BigDecimal fee,
      @Nullable BigDecimal promised,
      @Nullable BigDecimal measured,
      @Nullable BigDecimal percent,
      List<TicketId> tickets,
      BigDecimal amount) {
    /** Keeps a copy. */
    public Line {
      tickets = List.copyOf(tickets);
    }

    static Line of(ServiceStatement it) {
      return new Line(
          Kind.AVAILABILITY,
          it.service(),
          it.promised().fee(),
          it.promised().objective(),
          it.availability(),
          it.creditPercent(),
          List.of(),
          it.creditAmount());
    }

    static Line of(ResponseCredits.Line it) {
      return new Line(
          Kind.LATE_RESPONSES,
          it.service(),
          it.fee(),
          null,
          null,
          it.percent(),
          it.breached(),
          it.amount());
    }

    static Line before(BigDecimal credited) {
      return new Line(
          Kind.CREDITED_BEFORE, null, null, null, null, null, List.of(), credited.negate());
    }
  }

  /** Keeps a copy; a note whose lines are not its amount is none. */
  public CreditNote {
    lines = List.copyOf(lines);
    BigDecimal sum = lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(amount) != 0) {
      throw new IllegalArgumentException(
          note + " grants " + amount + ", but its lines sum up to " + sum);
    }
  }

  /**
   * The note of a statement that was given out.
   *
   * @param statement derived again at its own cut
   * @param life that has what was granted
   */
  public static CreditNote of(
      Statement statement, GivenOut given, StatementLife life, Parties parties) {
    List<String> earlier =
        life.given().stream()
            .filter(it -> it.number() < given.number())
            .map(GivenOut::hash)
            .toList();
    BigDecimal before =
        sum(life.grants().stream().filter(it -> earlier.contains(it.statementHash())));
    List<Grant> own =
        life.grants().stream().filter(it -> it.statementHash().equals(given.hash())).toList();
    return new CreditNote(
        statement.agreement() + "/" + statement.period() + "/" + given.number(),
        parties,
        statement.agreement(),
        statement.period(),
        given.number(),
        statement.from(),
        statement.to(),
        given.at(),
        statement.currency(),
        lines(statement, before),
        statement.credit(),
        before.setScale(statement.credit().scale()),
        sum(own.stream()).setScale(statement.credit().scale()),
        own.stream().flatMap(it -> Stream.ofNullable(it.settlement())).findFirst().orElse(null),
        statement.addendumVersion(),
        statement.ruleset(),
        given.hash(),
        statement.ledgerSize());
  }

  private static List<Line> lines(Statement statement, BigDecimal before) {
    List<Line> lines = new ArrayList<>(statement.services().stream().map(Line::of).toList());
    Optional.ofNullable(statement.responseCredit())
        .ifPresent(late -> late.lines().stream().map(Line::of).forEach(lines::add));
    if (before.signum() != 0) {
      lines.add(Line.before(before.setScale(statement.credit().scale())));
    }
    return lines;
  }

  private static BigDecimal sum(Stream<Grant> grants) {
    return grants.map(Grant::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
