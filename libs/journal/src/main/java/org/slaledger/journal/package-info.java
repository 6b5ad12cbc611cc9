/**
 * Append, relay, project, replay: the only place that knows the event table, Debezium and Kafka's
 * positions.
 */
@NullMarked
package org.slaledger.journal;

import org.jspecify.annotations.NullMarked;
