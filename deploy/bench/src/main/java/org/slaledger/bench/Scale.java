package org.slaledger.bench;

/** How much is measured. */
public enum Scale {
  /** For figures that are written down. */
  FULL,
  /** For a first look, in a few minutes. */
  QUICK,
  /** To see that it runs; its figures say nothing. */
  SMOKE;

  /** The number for this scale. */
  public int of(int full, int quick, int smoke) {
    return switch (this) {
      case FULL -> full;
      case QUICK -> quick;
      case SMOKE -> smoke;
    };
  }
}
