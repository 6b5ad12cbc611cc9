package org.slaledger.contract.terms;

/**
 * What must stand in a body of JSON.
 *
 * @param path a JSON path (RFC 9535) to one place, such as {@code $.checks[0].status}
 * @param value the text, number, true, false or null that must stand there, as a text
 */
public record ExpectedJson(String path, String value) {}
