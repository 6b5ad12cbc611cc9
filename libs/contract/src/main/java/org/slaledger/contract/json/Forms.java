package org.slaledger.contract.json;

/** The forms of single values as regular expressions, the same in code and in JSON Schemas. */
public final class Forms {
  /** A plain decimal number, at most 20 digits before and 18 behind the point; no exponent. */
  public static final String DECIMAL = "-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,18})?";

  /** An ISO 8601 duration of days, hours, minutes and seconds, upper case, to the nanosecond. */
  public static final String DURATION =
      "P(?=[-0-9T])(-?[0-9]{1,15}D)?"
          + "(T(?=[-0-9])(-?[0-9]{1,16}H)?(-?[0-9]{1,18}M)?(-?[0-9]{1,18}(\\.[0-9]{1,9})?S)?)?";

  private Forms() {}
}
