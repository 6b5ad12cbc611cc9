package org.slaledger.credit.usecase;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.slaledger.credit.domain.calendar.ZoneData;
import org.slaledger.rules.time.FrozenZone;

/** The time zone data that calendars are frozen from. */
final class ZoneDataOfThisMachine {
  @Produces
  @Singleton
  ZoneData zones() {
    return FrozenZone::named;
  }
}
