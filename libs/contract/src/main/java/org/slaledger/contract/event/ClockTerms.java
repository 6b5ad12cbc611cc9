package org.slaledger.contract.event;

import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;

/**
 * What a clock is measured against.
 *
 * @param addendumVersion the version of the agreement's terms
 * @param priority under which the ticket stood
 * @param target null where nothing is promised and time is measured only
 * @param hours in which time counts: {@code 24x7} or the name of a calendar
 * @param calendarVersion of that calendar; null for {@code 24x7}
 */
public record ClockTerms(
    AgreementId agreement,
    int addendumVersion,
    Priority priority,
    @Nullable Target target,
    String hours,
    @Nullable Integer calendarVersion) {}
