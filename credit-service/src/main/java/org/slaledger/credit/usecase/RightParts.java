package org.slaledger.credit.usecase;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slaledger.contract.decision.Violation;

/**
 * What is wrong with the content of a document beside what is wrong with its form: where the form
 * of a part is wrong, something else stood in its place, and what was found of it says nothing.
 */
final class RightParts {
  private static final Pattern PART =
      Pattern.compile("services\\[\\d+]\\.\\w+(\\[\\d+])?|priorities\\.\\w+\\.\\w+|\\w+");

  /** With them the first period's fee is judged. */
  private static final Set<String> OF_PERIODS = Set.of("zone", "cycle", "effective");

  private final Set<String> wrong;

  private RightParts(List<Violation> ofForm) {
    this.wrong = ofForm.stream().map(it -> part(it.field())).collect(Collectors.toSet());
  }

  /** Both, those of the form first. */
  static List<Violation> and(List<Violation> ofForm, List<Violation> ofContent) {
    RightParts parts = new RightParts(ofForm);
    return Stream.concat(ofForm.stream(), ofContent.stream().filter(parts::isRight)).toList();
  }

  private boolean isRight(Violation found) {
    String part = part(found.field());
    boolean ofPeriods =
        found.field().endsWith(".firstPeriodFee") && wrong.stream().anyMatch(OF_PERIODS::contains);
    return !ofPeriods && wrong.stream().noneMatch(it -> part.equals(it) || within(part, it));
  }

  private static boolean within(String part, String whole) {
    return part.startsWith(whole + ".") || part.startsWith(whole + "[");
  }

  /** Objective, method and schedule are judged together, and so are the fees. */
  private static String part(String field) {
    Matcher part = PART.matcher(field);
    return part.lookingAt() && !field.matches("(services\\[\\d+]|priorities\\.\\w+)")
        ? part.group().replaceFirst("\\.credit$", ".availability").replace("firstPeriodFee", "fee")
        : field;
  }
}
