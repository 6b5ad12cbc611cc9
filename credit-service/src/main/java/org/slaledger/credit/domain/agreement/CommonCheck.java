package org.slaledger.credit.domain.agreement;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.ChangeFlow;
import org.slaledger.contract.terms.ClaimTerms;
import org.slaledger.contract.terms.ResponseCredit;
import org.slaledger.rules.credit.FrozenCurrency;

/** Finds what is wrong with those terms that addenda and packages have in common. */
final class CommonCheck {
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final int LONGEST_WHAT = 200;

  private CommonCheck() {}

  static void currency(String code, Findings findings) {
    findings.add("", FrozenCurrency.named(code).problems());
  }

  static void check(
      @Nullable ResponseCredit credit,
      @Nullable List<ChangeFlow> changes,
      @Nullable ClaimTerms claims,
      @Nullable String checkpointKey,
      Findings findings) {
    if (credit != null) {
      share("responseCredit.percent", credit.percent(), findings);
      share("responseCredit.cap", credit.cap(), findings);
    }
    if (changes != null) {
      for (int i = 0; i < changes.size(); i++) {
        change("changes[" + i + "]", changes.get(i), findings);
      }
    }
    if (claims != null) {
      positive("claims.claimWithin", claims.claimWithin(), findings);
      positive("claims.disputeWithin", claims.disputeWithin(), findings);
      if (claims.ruleWithin() != null) {
        positive("claims.ruleWithin", claims.ruleWithin(), findings);
      }
    }
    if (checkpointKey != null) {
      findings.demand(
          VerifierKey.isOne(checkpointKey),
          "checkpointKey",
          "is no key of a signed note",
          "<name>+<hash>+<base64> as C2SP signed-note writes an Ed25519 verifier key");
    }
  }

  private static void share(String path, @Nullable BigDecimal percent, Findings findings) {
    findings.demand(
        percent == null || (percent.signum() > 0 && percent.compareTo(HUNDRED) <= 0),
        path,
        percent + " is out of bounds",
        "more than 0, up to 100");
  }

  private static void change(String path, ChangeFlow change, Findings findings) {
    findings.demand(
        !change.what().isBlank() && change.what().length() <= LONGEST_WHAT,
        path + ".what",
        "is blank or too long",
        "1 to 200 characters");
    findings.demand(
        !change.requestedBy().isEmpty(),
        path + ".requestedBy",
        "nobody could ask for it",
        "at least one side");
  }

  private static void positive(String path, Duration time, Findings findings) {
    findings.demand(time.isPositive(), path, time + " is no time", "more than PT0S");
  }
}
