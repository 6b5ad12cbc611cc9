package org.slaledger.contract.json;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A CloudEvents type of ours: {@code slaledger.<name>.v<version>}. */
public record TypeName(String name, int version) {
  private static final Pattern FORM =
      Pattern.compile("slaledger\\.([A-Z][A-Za-z]{1,60})\\.v([1-9][0-9]{0,3})");

  /** Reads a type, if it has our form. */
  public static Optional<TypeName> parse(String type) {
    Matcher matcher = FORM.matcher(type);
    return matcher.matches()
        ? Optional.of(new TypeName(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "slaledger." + name + ".v" + version;
  }
}
