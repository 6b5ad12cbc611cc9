/** What can be done, each as load, decide, append. */
@NullMarked
package org.slaledger.ticket.usecase;

import org.jspecify.annotations.NullMarked;
