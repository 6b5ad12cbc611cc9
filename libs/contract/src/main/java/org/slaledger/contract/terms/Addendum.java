package org.slaledger.contract.terms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;

/**
 * The terms of an agreement, as they are signed. Contacts are no part of them.
 *
 * @param zone IANA zone in which periods are cut
 * @param currency ISO 4217 code
 * @param effective from when on it shall hold; at signing, where none is given
 * @param calendars opening hours by name
 * @param response what is promised for each priority
 * @param services what is promised for each service
 */
public record Addendum(
    CustomerId customer,
    String zone,
    String currency,
    Cycle cycle,
    @Nullable Instant effective,
    @Nullable Map<String, CalendarTerms> calendars,
    Map<Priority, ResponseTerms> response,
    List<ServiceTerms> services) {}
