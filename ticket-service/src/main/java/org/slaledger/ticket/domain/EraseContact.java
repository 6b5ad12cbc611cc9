package org.slaledger.ticket.domain;

/**
 * Erases who a contact is, and has it told of nothing more.
 *
 * @param reason names nobody: it is kept in the clear
 */
public record EraseContact(String contact, String reason) {}
