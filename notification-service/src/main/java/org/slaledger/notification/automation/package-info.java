/** Reactions to others' events, and the loop that sends. */
@NullMarked
package org.slaledger.notification.automation;

import org.jspecify.annotations.NullMarked;
