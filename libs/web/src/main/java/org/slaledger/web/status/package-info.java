/** What a service does right now: its relay, how far it has read, what stands still. */
@NullMarked
package org.slaledger.web.status;

import org.jspecify.annotations.NullMarked;
