/** Raise an alarm, send a notice: one class for each. */
@NullMarked
package org.slaledger.notification.usecase;

import org.jspecify.annotations.NullMarked;
