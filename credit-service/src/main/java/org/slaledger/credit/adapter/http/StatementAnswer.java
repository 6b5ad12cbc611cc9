package org.slaledger.credit.adapter.http;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.domain.life.GivenOut;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.usecase.ShownLife;

/**
 * A statement as it was derived just now.
 *
 * @param hash of the statement's canonical JSON
 * @param issued what was given out for the period, the latest unless another was asked for; null
 *     where nothing was
 * @param life what came of it
 */
public record StatementAnswer(
    String hash, @Nullable Issued issued, ShownLife life, Statement statement) {
  /**
   * What was given out.
   *
   * @param number 1 for the issued one, 2 for what corrects it, and so on
   * @param matches whether what was derived just now is the same, byte for byte
   */
  public record Issued(
      int number,
      String hash,
      BigDecimal credit,
      String currency,
      Instant issuedAt,
      String issuedBy,
      boolean matches) {}

  static StatementAnswer of(Statement statement, @Nullable GivenOut given, ShownLife life) {
    String hash = statement.hash();
    return new StatementAnswer(hash, given == null ? null : of(given, hash), life, statement);
  }

  static StatementAnswer of(Statement statement, ShownLife.Given given, ShownLife life) {
    String hash = statement.hash();
    return new StatementAnswer(
        hash,
        new Issued(
            given.number(),
            given.hash(),
            given.credit(),
            given.currency(),
            given.at(),
            given.by(),
            given.hash().equals(hash)),
        life,
        statement);
  }

  private static Issued of(GivenOut given, String derived) {
    return new Issued(
        given.number(),
        given.hash(),
        given.credit(),
        given.currency(),
        given.at(),
        given.by(),
        given.hash().equals(derived));
  }
}
