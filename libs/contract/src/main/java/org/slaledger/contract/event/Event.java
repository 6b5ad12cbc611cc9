package org.slaledger.contract.event;

/** Something that happened. Each permitted interface is what one topic of the log holds. */
public sealed interface Event
    permits CustomerEvent,
        AgreementEvent,
        TicketEvent,
        ClockEvent,
        AvailabilityEvent,
        MaintenanceEvent,
        CreditEvent,
        NotificationEvent {}
