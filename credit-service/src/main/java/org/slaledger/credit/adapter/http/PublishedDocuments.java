package org.slaledger.credit.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slaledger.web.problem.Problem;

/**
 * Documents that the service ships, given out by their names.
 *
 * @param what one of them is called
 * @param folder where they lie on the classpath
 */
record PublishedDocuments(String what, String folder, List<String> names) {
  /** The text; 404 for a name that is none of theirs. */
  String text(String name) {
    if (!names.contains(name)) {
      throw Problem.notFound(what + " " + name).asException();
    }
    try (InputStream text = PublishedDocuments.class.getResourceAsStream(folder + name)) {
      if (text == null) {
        throw new IllegalStateException(folder + name + " is missing");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
