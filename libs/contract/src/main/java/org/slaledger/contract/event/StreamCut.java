package org.slaledger.contract.event;

import org.slaledger.contract.StreamId;

/** How far a result has read one stream: up to and including a version. */
public record StreamCut(StreamId stream, long version) {}
