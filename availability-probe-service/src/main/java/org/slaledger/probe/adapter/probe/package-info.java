/** Measures: the schedule's loop, the HTTP client, and the guard of what it may contact. */
@NullMarked
package org.slaledger.probe.adapter.probe;

import org.jspecify.annotations.NullMarked;
