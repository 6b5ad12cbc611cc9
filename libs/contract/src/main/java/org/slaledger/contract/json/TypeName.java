package org.slaledger.contract.json;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A CloudEvents type of ours: {@code slaledger.<name>.v<version>}. */
public record TypeName(String name, int version) {
  private static final Pattern FORM =
      Pattern.compile("slaledger\\.([A-Z][A-Za-z0-9]{0,60})\\.v([1-9][0-9]{0,3})");
  private static final String OURS = "slaledger.";

  /** Reads a type, if it has our form. */
  public static Optional<TypeName> parse(String type) {
    Matcher matcher = FORM.matcher(type);
    return matcher.matches()
        ? Optional.of(new TypeName(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** Whether a type claims to be ours: then it must have the form. */
  static boolean claimed(String type) {
    return type.startsWith(OURS);
  }

  @Override
  public String toString() {
    return OURS + name + ".v" + version;
  }
}
