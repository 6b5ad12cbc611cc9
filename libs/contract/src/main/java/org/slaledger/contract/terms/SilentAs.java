package org.slaledger.contract.terms;

/** What a location that did not measure counts as, while others did. */
public enum SilentAs {
  /** As one that sees the point up. */
  UP,
  /** As one that sees the point down. */
  DOWN,
  /** Not at all. */
  ABSTAINS
}
