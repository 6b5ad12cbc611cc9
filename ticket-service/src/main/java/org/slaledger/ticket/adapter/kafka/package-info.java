/** What the service writes to Kafka besides the log. */
@NullMarked
package org.slaledger.ticket.adapter.kafka;

import org.jspecify.annotations.NullMarked;
