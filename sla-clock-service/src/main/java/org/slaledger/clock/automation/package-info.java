/** What happens by itself: reactions to others' events, and timers that come due. */
@NullMarked
package org.slaledger.clock.automation;

import org.jspecify.annotations.NullMarked;
