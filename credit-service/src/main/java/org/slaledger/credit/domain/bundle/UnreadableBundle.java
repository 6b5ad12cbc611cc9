package org.slaledger.credit.domain.bundle;

/** A file is no bundle. */
public final class UnreadableBundle extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnreadableBundle(int line, String what) {
    super(line == 0 ? what : "line " + line + ": " + what);
  }
}
