package org.slaledger.contract.event;

/** What a notification tells. */
public enum NotificationKind {
  CLOCK_WARNING,
  CLOCK_BREACH,
  BREACH_WITHDRAWN,
  OUTAGE,
  RECOVERY,
  MAINTENANCE_ANNOUNCED,
  MAINTENANCE_MOVED,
  MAINTENANCE_CANCELLED
}
