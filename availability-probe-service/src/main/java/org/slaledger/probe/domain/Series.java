package org.slaledger.probe.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The failures of one check that lie between two successes.
 *
 * @param failures how many are known
 * @param since when the first of them was; none where none is known
 */
public record Series(int failures, @Nullable Instant since) {}
