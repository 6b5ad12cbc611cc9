package org.slaledger.contract.json;

/** An event would not fit into one line of the log; larger text belongs into an attachment. */
public final class LineTooLong extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LineTooLong(String type, int length) {
    super(type + " takes " + length + " bytes; allowed are " + EventJson.MAX_LINE);
  }
}
