package org.slaledger.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;
import org.slaledger.web.problem.ProblemException;

/** The header {@code If-Match} of an update: the version that the caller has seen. */
public final class IfMatch {
  private static final Pattern FORM = Pattern.compile("\"(\\d{1,18})\"");

  private IfMatch() {}

  /**
   * The version named.
   *
   * @throws ProblemException 428 without the header, 400 if it is not one quoted version
   */
  public static long version(@Nullable String header) {
    if (header == null || header.isBlank()) {
      throw Problem.of(
              428,
              "A change has to name the version that it is made to.",
              new FieldError("If-Match", "is missing", "the ETag of the last answer"))
          .asException();
    }
    Matcher form = FORM.matcher(header.strip());
    if (!form.matches()) {
      throw Problem.badRequest(
              new FieldError("If-Match", header + " is no version", "one ETag such as \"3\""))
          .asException();
    }
    return Long.parseLong(form.group(1));
  }

  /**
   * Refuses a change that was made to an older version.
   *
   * @throws ProblemException 412 if the versions differ, and as {@link #version}
   */
  public static void check(@Nullable String header, long current) {
    long seen = version(header);
    if (seen != current) {
      throw Problem.stale("This is at version " + current + ", not " + seen + ".").asException();
    }
  }
}
