package org.slaledger.contract.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ExclusionId;

/** What of a statement is disputed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DisputedMatter.Time.class, name = "INTERVAL"),
  @JsonSubTypes.Type(value = DisputedMatter.OneExclusion.class, name = "EXCLUSION"),
  @JsonSubTypes.Type(value = DisputedMatter.Figure.class, name = "FIGURE")
})
public sealed interface DisputedMatter {
  /**
   * What became of some time.
   *
   * @param from inclusive
   * @param to exclusive
   */
  record Time(String service, Instant from, Instant to) implements DisputedMatter {}

  /** That an exclusion was accepted. */
  record OneExclusion(ExclusionId exclusion) implements DisputedMatter {}

  /**
   * A number.
   *
   * @param service whose; the whole statement's where not given
   * @param figure as the statement's JSON names it, such as {@code availability} or {@code credit}
   */
  record Figure(@Nullable String service, String figure) implements DisputedMatter {}
}
