/**
 * What is known of a measurement point and of a maintenance window, and what follows from it; pure.
 */
@NullMarked
package org.slaledger.probe.domain;

import org.jspecify.annotations.NullMarked;
