package org.slaledger.credit.domain.calendar;

import org.slaledger.contract.terms.CalendarTerms;

/**
 * Let these hours hold for all that is still to come.
 *
 * @param reason why, for people
 */
public record PublishCalendar(CalendarTerms terms, String reason) {}
