/** What people may command and ask: maintenance windows, and what was observed. */
@NullMarked
package org.slaledger.probe.usecase;

import org.jspecify.annotations.NullMarked;
