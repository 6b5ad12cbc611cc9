package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.Name;
import org.slaledger.credit.usecase.ExclusionStories;
import org.slaledger.credit.usecase.ShownExclusion;
import org.slaledger.web.Csv;
import org.slaledger.web.problem.Problem;

/** What the current reader may know of exclusions: those of agreements that it may read. */
@RequestScoped
public class ExclusionQuestions {
  private final AgreementQuestions agreements;
  private final ExclusionStories stories;

  ExclusionQuestions(AgreementQuestions agreements, ExclusionStories stories) {
    this.agreements = agreements;
    this.stories = stories;
  }

  /** Of an agreement, in the order of time. */
  public Uni<List<ShownExclusion>> all(String agreement, @Nullable String period) {
    return agreements
        .one(agreement)
        .flatMap(
            it -> stories.of(it.agreement(), period == null || period.isBlank() ? null : period));
  }

  /** One; 404 where it is not there for the reader. */
  public Uni<ShownExclusion> one(String agreement, String exclusion) {
    return agreements
        .one(agreement)
        .flatMap(it -> stories.one(it.agreement(), id(exclusion)))
        .map(found -> found.orElseThrow(() -> missing(exclusion)));
  }

  static ExclusionId id(String exclusion) {
    if (!Name.isOne(exclusion)) {
      throw missing(exclusion);
    }
    return new ExclusionId(exclusion);
  }

  private static RuntimeException missing(String exclusion) {
    return Problem.notFound("exclusion " + exclusion).asException();
  }

  static Csv table(List<ShownExclusion> all) {
    Csv csv =
        new Csv(
            "agreement",
            "period",
            "exclusion",
            "state",
            "category",
            "services",
            "points",
            "from",
            "to",
            "backdated",
            "evidence");
    all.forEach(
        it ->
            csv.add(
                it.agreement(),
                it.period(),
                it.exclusion(),
                it.state(),
                it.category(),
                words(it.services()),
                it.points() == null ? null : words(it.points()),
                it.from(),
                it.to(),
                it.backdated(),
                words(it.evidence())));
    return csv;
  }

  private static String words(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(" "));
  }
}
