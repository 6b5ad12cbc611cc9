package org.slaledger.rules.evidence;

/** What a location that did not measure at an instant counts as among those that did. */
public enum SilentAs {
  UP,
  DOWN,
  /** It has no say. */
  ABSTAINS
}
