package org.slaledger.credit.domain.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.contract.json.CanonicalJson;

/**
 * What was promised to one customer for one period, what was measured, and what is owed.
 *
 * @param ruleset the named, frozen version of the sums
 * @param period as the addendum's cycle names it
 * @param from the first instant that it covers
 * @param to the first instant that it covers no longer
 * @param addendumHash of the document that was signed
 * @param credit the sum of the services' credits and of those for late responses, in {@code
 *     currency}
 * @param responseCredit what late responses give back; null where the addendum gives nothing back
 *     for them
 * @param cut each contributing stream with the last version that was read, in the order of names
 * @param ledgerSize how many leaves the ledger had at that cut; null where the cut is none of a
 *     ledger's
 */
public record Statement(
    String ruleset,
    AgreementId agreement,
    CustomerId customer,
    String period,
    State state,
    Instant from,
    Instant to,
    int addendumVersion,
    String addendumHash,
    String currency,
    List<ServiceStatement> services,
    BigDecimal credit,
    ResponseReport response,
    @Nullable ResponseCredits responseCredit,
    List<StreamCut> cut,
    @Nullable Long ledgerSize) {
  /** Whether more is to come. */
  public enum State {
    /** The period goes on; figures may still change either way. */
    RUNNING,
    /** All of the period has passed. */
    FINISHED
  }

  /** Keeps copies. */
  public Statement {
    services = List.copyOf(services);
    cut = List.copyOf(cut);
  }

  /** The one form in which it is hashed: sorted keys, no white space, UTF-8. */
  public byte[] canonical() {
    return CanonicalJson.of(this);
  }

  /** Hash of all that it says, but for how far it has read. */
  public String content() {
    return CanonicalJson.hash(
        new Statement(
            ruleset,
            agreement,
            customer,
            period,
            state,
            from,
            to,
            addendumVersion,
            addendumHash,
            currency,
            services,
            credit,
            response,
            responseCredit,
            List.of(),
            null));
  }

  /** Lower-case hex SHA-256 of the canonical form. */
  public String hash() {
    return CanonicalJson.hash(this);
  }
}
