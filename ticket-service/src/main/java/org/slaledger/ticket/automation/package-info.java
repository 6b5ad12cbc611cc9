/** What the service does because something happened elsewhere. */
@NullMarked
package org.slaledger.ticket.automation;

import org.jspecify.annotations.NullMarked;
