package org.slaledger.probe.adapter.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.event.Recurrence;
import org.slaledger.probe.domain.Effect;

/** What an announcement would come to: when it takes place, and what would count all the same. */
public record SupposedWindow(
    List<PlannedTime> occurrences,
    @Nullable Recurrence recurrence,
    List<Effect> effects,
    List<String> warnings) {}
