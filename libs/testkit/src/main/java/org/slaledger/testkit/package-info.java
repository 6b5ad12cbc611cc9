/**
 * What the services' tests stand on: real Kafka and PostgreSQL, tokens good and bad, the log, the
 * style's rules.
 */
@NullMarked
package org.slaledger.testkit;

import org.jspecify.annotations.NullMarked;
