package org.slaledger.clock.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.view.KnownPauses;
import org.slaledger.web.CurrentActor;

/** Answers for how long tickets stood still to those who may ask it. */
@ApplicationScoped
public class PausesQuestions {
  private final CurrentActor actor;
  private final KnownPauses pauses;
  private final InstantSource time;

  PausesQuestions(CurrentActor actor, KnownPauses pauses, InstantSource time) {
    this.actor = actor;
    this.pauses = pauses;
    this.time = time;
  }

  /** The pauses that began in a period. */
  public Uni<PausesAnswer> pauses(@Nullable String period, @Nullable String customer) {
    String name = Parameters.required("period", period, AttainmentQuestions.PERIODS);
    Instant now = time.instant();
    return pauses
        .pauses(name, Parameters.customer(customer, actor), now)
        .map(Parameters::accepted)
        .map(list -> PausesAnswer.of(name, now, list));
  }
}
