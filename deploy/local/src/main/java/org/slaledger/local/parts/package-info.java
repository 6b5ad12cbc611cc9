/**
 * The real parts that the platform stands on locally and in tests: Kafka, PostgreSQL, sign-in,
 * mail.
 */
@NullMarked
package org.slaledger.local.parts;

import org.jspecify.annotations.NullMarked;
