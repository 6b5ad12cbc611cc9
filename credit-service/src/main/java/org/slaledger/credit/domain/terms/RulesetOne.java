package org.slaledger.credit.domain.terms;

import java.util.Set;
import org.slaledger.rules.credit.FrozenCurrency;

/**
 * What the ruleset {@code sla-1} fixes besides the sums of libs/rules, so that no update of a
 * library or of the machine changes an old result. It is frozen: a change is a new ruleset.
 */
public final class RulesetOne {
  /** Its name, which every statement carries. */
  public static final String NAME = "sla-1";

  private static final Set<String> WITHOUT_DECIMALS =
      Set.of(
          "ADP", "BEF", "BIF", "BYB", "BYR", "CLP", "DJF", "ESP", "GNF", "GRD", "ISK", "ITL", "JPY",
          "KMF", "KRW", "LUF", "MGF", "PTE", "PYG", "ROL", "RWF", "TPE", "TRL", "UGX", "UYI", "VND",
          "VUV", "XAF", "XOF", "XPF");
  private static final Set<String> WITH_THREE =
      Set.of("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND");
  private static final Set<String> WITH_FOUR = Set.of("CLF");

  private RulesetOne() {}

  /** The currency of signed terms with the decimals in which it is paid. */
  public static FrozenCurrency currency(String code) {
    return new FrozenCurrency(code, digits(code));
  }

  private static int digits(String code) {
    if (WITHOUT_DECIMALS.contains(code)) {
      return 0;
    }
    if (WITH_FOUR.contains(code)) {
      return 4;
    }
    return WITH_THREE.contains(code) ? 3 : 2;
  }
}
