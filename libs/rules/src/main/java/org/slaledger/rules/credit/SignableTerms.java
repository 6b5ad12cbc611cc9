package org.slaledger.rules.credit;

import java.util.List;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;

/** Terms that passed the check of a proposal, and so the only ones from which sums are made. */
public final class SignableTerms {
  private final ServiceTerms terms;

  private SignableTerms(ServiceTerms terms) {
    this.terms = terms;
  }

  /** Checks a proposal; a refusal lists every problem, with paths such as {@code credit.cap}. */
  public static Checked<SignableTerms> of(ServiceTerms proposed) {
    List<Problem> problems = new TermsCheck(proposed).problems();
    return Checked.of(problems, () -> new SignableTerms(proposed));
  }

  /** What was proposed. */
  public ServiceTerms terms() {
    return terms;
  }

  /** What is owed for what was observed. The same facts give the same result, in any order. */
  public Owed reckon(Facts facts) {
    return new Reckoning(terms, facts).owed();
  }
}
