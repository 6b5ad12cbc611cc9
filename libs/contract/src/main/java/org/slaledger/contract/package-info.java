/**
 * The published language: the envelope, streams and topics, and the ids that events are made of.
 */
@NullMarked
package org.slaledger.contract;

import org.jspecify.annotations.NullMarked;
