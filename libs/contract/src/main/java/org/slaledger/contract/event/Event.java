package org.slaledger.contract.event;

/** Something that happened. Each permitted interface is what one topic of the log holds. */
public sealed interface Event
    permits CustomerEvent,
        AgreementEvent,
        CalendarEvent,
        PackageEvent,
        TicketEvent,
        ClockEvent,
        AvailabilityEvent,
        MaintenanceEvent,
        CreditEvent,
        LedgerEvent,
        NotificationEvent {}
