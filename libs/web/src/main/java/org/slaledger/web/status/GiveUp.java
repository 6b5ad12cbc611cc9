package org.slaledger.web.status;

/**
 * Why something is given up.
 *
 * @param reason 1 to 1000 characters, kept with who said it and when
 */
public record GiveUp(String reason) {}
