package org.slaledger.contract.terms;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Target;

/**
 * A promised time.
 *
 * @param warnAt shares of the target, in percent, at which to warn; none where not given
 */
public record TargetTerms(Target target, @Nullable List<Integer> warnAt) {}
