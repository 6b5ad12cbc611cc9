package org.slaledger.credit.adapter.page;

import jakarta.ws.rs.FormParam;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.event.DisputedMatter;
import org.slaledger.web.IfMatch;

/** The fields of all forms on a statement's page, as they were sent; unchecked. */
public class LifeForm {
  @FormParam("command-key")
  @Nullable String key;

  @FormParam("version")
  @Nullable String version;

  @FormParam("kind")
  @Nullable String kind;

  @FormParam("service")
  @Nullable String service;

  @FormParam("from")
  @Nullable String from;

  @FormParam("to")
  @Nullable String to;

  @FormParam("exclusion")
  @Nullable String exclusion;

  @FormParam("figure")
  @Nullable String figure;

  @FormParam("category")
  @Nullable String category;

  @FormParam("evidence")
  @Nullable String evidence;

  @FormParam("reason")
  @Nullable String reason;

  @FormParam("ruling")
  @Nullable String ruling;

  @FormParam("statementHash")
  @Nullable String statementHash;

  @FormParam("reference")
  @Nullable String reference;

  /** In a fixed order. */
  @Nullable String[] fields() {
    return new @Nullable String[] {
      version,
      kind,
      service,
      from,
      to,
      exclusion,
      figure,
      category,
      evidence,
      reason,
      ruling,
      statementHash,
      reference
    };
  }

  /** The version that was seen. */
  long seen() {
    return IfMatch.version(version == null ? null : '"' + version + '"');
  }

  /** What is disputed. */
  DisputedMatter matter() {
    return switch (SentLife.text(kind)) {
      case "INTERVAL" ->
          new DisputedMatter.Time(
              SentLife.text(service), SentLife.instant("from", from), SentLife.instant("to", to));
      case "EXCLUSION" ->
          new DisputedMatter.OneExclusion(
              SentLife.read(
                  "exclusion",
                  "one of the statement's",
                  () -> new ExclusionId(SentLife.text(exclusion))));
      default ->
          new DisputedMatter.Figure(
              service == null || service.isBlank() ? null : service, SentLife.text(figure));
    };
  }
}
