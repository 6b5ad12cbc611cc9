/** The tables that this service answers from, kept in step with the journal and the log. */
@NullMarked
package org.slaledger.probe.view;

import org.jspecify.annotations.NullMarked;
