package org.slaledger.credit.adapter.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.credit.domain.bundle.BundleText;
import org.slaledger.credit.domain.bundle.UnreadableBundle;
import org.slaledger.credit.domain.bundle.Verification;
import org.slaledger.ledger.VerifierKey;

/**
 * What came of checking a bundle.
 *
 * @param holds null where something does not
 * @param problems exactly what does not
 */
public record CheckedBundle(Verification.Result.@Nullable Holds holds, List<String> problems) {
  /** Keeps a copy. */
  public CheckedBundle {
    problems = List.copyOf(problems);
  }

  /**
   * Checks one.
   *
   * @param key that must have signed; blank for the one that the addendum names
   */
  static CheckedBundle of(byte[] file, String key) {
    if (file.length == 0) {
      return failed("no file was chosen");
    }
    VerifierKey trusted;
    try {
      trusted = key.isEmpty() ? null : VerifierKey.parse(key);
    } catch (IllegalArgumentException e) {
      return failed("the key is none, NAME+ID+KEY: " + e.getMessage());
    }
    try {
      return switch (Verification.of(BundleText.read(file), trusted)) {
        case Verification.Result.Holds holds -> new CheckedBundle(holds, List.of());
        case Verification.Result.Fails(List<String> problems) -> new CheckedBundle(null, problems);
      };
    } catch (UnreadableBundle e) {
      return failed(String.valueOf(e.getMessage()));
    }
  }

  private static CheckedBundle failed(String why) {
    return new CheckedBundle(null, List.of(why));
  }
}
