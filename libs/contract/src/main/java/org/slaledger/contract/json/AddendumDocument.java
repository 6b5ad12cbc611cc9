package org.slaledger.contract.json;

import org.slaledger.contract.terms.Addendum;

/**
 * An addendum as a document: read strictly from YAML or JSON, and written in the one form that is
 * hashed and signed. What it says is not checked here.
 */
public final class AddendumDocument {
  /** The longest document that is read, in bytes: it has to fit into one event. */
  public static final int MAX_BYTES = EventJson.MAX_LINE;

  /** In what a document may be written. */
  public enum Format {
    JSON,
    /** YAML without aliases: what is agreed stands where it is read. */
    YAML
  }

  private AddendumDocument() {}

  /**
   * The terms that a document states. Throws {@link FieldProblem} for what is no document of that
   * format, and for the first field that is missing, wrong or unknown.
   */
  public static Addendum read(byte[] document, Format format) {
    TermsDocument.Read<Addendum> read =
        TermsDocument.read(TermsDocument.tree(document, format), Addendum.class);
    if (read.value() == null) {
      throw read.problems().getFirst();
    }
    return read.value();
  }

  /**
   * The terms as RFC 8785 writes JSON: sorted keys, no white space, UTF-8. Two documents with the
   * same terms have the same form, whatever their format; {@code 99.9} and {@code 99.90} differ.
   */
  public static byte[] canonical(Addendum addendum) {
    return CanonicalJson.of(addendum);
  }

  /** Lower-case hex SHA-256 of the {@link #canonical} form: what is signed. */
  public static String hash(Addendum addendum) {
    return CanonicalJson.hash(addendum);
  }
}
