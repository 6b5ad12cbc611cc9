/** What the service answers from, and the questions that it answers. */
@NullMarked
package org.slaledger.ticket.view;

import org.jspecify.annotations.NullMarked;
