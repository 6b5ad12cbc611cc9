package org.slaledger.probe.adapter.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.terms.ExpectedJson;
import org.slaledger.contract.terms.ProbeTerms;
import org.slaledger.probe.domain.ProbeResult.Failed;
import org.slaledger.probe.domain.ProbeResult.Outcome;
import org.slaledger.probe.domain.ProbeResult.Succeeded;

/**
 * Judges an answer by what was agreed.
 *
 * @param body as much of it as was kept
 */
@SuppressWarnings("ArrayRecordComponent")
record HttpAnswer(ProbeTerms.Http terms, int status, byte[] body) {
  /** So much of a body is looked at. */
  static final int LONGEST_BODY = 64 * 1024;

  /** So much of it is kept as evidence. */
  static final int LONGEST_EXCERPT = 1024;

  private static final Configuration JSON =
      Configuration.builder()
          .jsonProvider(new JacksonJsonNodeJsonProvider())
          .mappingProvider(new JacksonMappingProvider())
          .build();

  /** How much of a body has to be kept to judge it. */
  static int needed(ProbeTerms.Http terms) {
    return terms.expectText() == null && terms.expectPattern() == null && terms.expectJson() == null
        ? LONGEST_EXCERPT
        : LONGEST_BODY;
  }

  boolean statusAgreed() {
    List<Integer> agreed = terms.expectStatus();
    return agreed == null ? status >= 200 && status < 300 : agreed.contains(status);
  }

  Outcome judged() {
    if (!statusAgreed()) {
      return wrongStatus();
    }
    return wrongContent()
        .<Outcome>map(wrong -> new Failed(FailureReason.CONTENT, status, wrong, excerpt()))
        .orElseGet(() -> new Succeeded(status));
  }

  Failed wrongStatus() {
    return new Failed(FailureReason.STATUS, status, "answered " + status, excerpt());
  }

  /** The beginning of the body as a text; none of an empty one. */
  @Nullable String excerpt() {
    String text =
        new String(
            Arrays.copyOf(body, Math.min(body.length, LONGEST_EXCERPT)), StandardCharsets.UTF_8);
    while (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_EXCERPT) {
      text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
    }
    return text.isEmpty() ? null : text;
  }

  private Optional<String> wrongContent() {
    if (needed(terms) == LONGEST_EXCERPT) {
      return Optional.empty();
    }
    String text = new String(body, StandardCharsets.UTF_8);
    if (terms.expectText() != null && !text.contains(terms.expectText())) {
      return Optional.of("the text that was agreed does not stand in the body");
    }
    return wrongPattern(text).or(() -> wrongJson(text));
  }

  private Optional<String> wrongPattern(String text) {
    try {
      String agreed = terms.expectPattern();
      return agreed == null || Pattern.compile(agreed, Pattern.DOTALL).matcher(text).find()
          ? Optional.empty()
          : Optional.of("the pattern that was agreed is not found in the body");
    } catch (PatternSyntaxException e) {
      return Optional.of("the pattern that was agreed can't be read: " + e.getDescription());
    }
  }

  private Optional<String> wrongJson(String text) {
    ExpectedJson agreed = terms.expectJson();
    if (agreed == null) {
      return Optional.empty();
    }
    try {
      JsonNode found = JsonPath.using(JSON).parse(text).read(agreed.path());
      if (!found.isValueNode()) {
        return Optional.of("what stands at " + agreed.path() + " is no single value");
      }
      return found.asText().equals(agreed.value())
          ? Optional.empty()
          : Optional.of("another value stands at " + agreed.path());
    } catch (InvalidJsonException | IllegalArgumentException e) {
      return Optional.of("the body is no JSON");
    } catch (JsonPathException e) {
      return Optional.of("nothing stands at " + agreed.path());
    }
  }
}
