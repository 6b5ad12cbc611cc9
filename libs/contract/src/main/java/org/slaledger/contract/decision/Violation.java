package org.slaledger.contract.decision;

/**
 * What is wrong with one field of a command.
 *
 * @param field the field's path as the caller wrote it, such as {@code contacts[0].email}
 * @param message what is wrong, for people
 * @param allowed what would be right
 */
public record Violation(String field, String message, String allowed) {}
