package org.slaledger.credit.adapter.http;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.CreditEvent.StatementIssued;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.usecase.IssuedStatement;

/**
 * A statement as it was derived just now.
 *
 * @param hash of the statement's canonical JSON
 * @param issued what was given out for the period, if it was
 */
public record StatementAnswer(String hash, @Nullable Issued issued, Statement statement) {
  /**
   * What was given out.
   *
   * @param matches whether what was derived just now is the same, byte for byte
   */
  public record Issued(
      String hash,
      BigDecimal credit,
      String currency,
      Instant issuedAt,
      String issuedBy,
      boolean matches) {}

  static StatementAnswer of(Statement statement, @Nullable IssuedStatement issued) {
    String hash = statement.hash();
    return new StatementAnswer(hash, issued == null ? null : of(issued, hash), statement);
  }

  private static Issued of(IssuedStatement issued, String derived) {
    StatementIssued event = issued.event();
    return new Issued(
        event.statementHash(),
        event.credit(),
        event.currency(),
        issued.at(),
        issued.by(),
        event.statementHash().equals(derived));
  }
}
