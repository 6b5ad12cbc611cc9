package org.slaledger.contract.terms;

import org.jspecify.annotations.Nullable;

/**
 * What is promised for tickets of one priority. What is not given is not promised; a resolution is
 * measured nonetheless.
 *
 * @param hours in which time counts: {@code 24x7} or the name of a calendar
 * @param response how soon a substantive answer is given
 * @param update how soon each status update follows the answer or the update before it
 * @param resolve how soon the ticket is resolved
 * @param waitingPauses whether {@code update} and {@code resolve} stand still while the provider
 *     waits for the customer; false where not given
 */
public record PriorityTerms(
    String hours,
    @Nullable TargetTerms response,
    @Nullable TargetTerms update,
    @Nullable TargetTerms resolve,
    @Nullable Boolean waitingPauses) {}
