package org.slaledger.journal;

/** What an integrator's event is known by: whoever sends the same again sends the same event. */
public record InboundKey(String integrator, String source, String id) {}
