/** Tells customers of warnings, breaches and outages, once each. */
@NullMarked
package org.slaledger.notification;

import org.jspecify.annotations.NullMarked;
