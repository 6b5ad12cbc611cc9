package org.slaledger.ticket.domain;

/**
 * A person who shall act for a customer.
 *
 * @param contact unique among the customer's contacts
 */
public record NewContact(String contact, String name, String email) {}
