package org.slaledger.web.status;

/**
 * Has the views' tables built anew.
 *
 * @param mode COMPARE or SWITCH
 * @param reason 1 to 1000 characters, kept with who said it and when
 */
public record RebuildOrder(String mode, String reason) {}
