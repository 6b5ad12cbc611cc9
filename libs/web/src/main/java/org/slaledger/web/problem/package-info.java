/** Refusals and faults as RFC 9457 problem details, or as a page for people. */
@NullMarked
package org.slaledger.web.problem;

import org.jspecify.annotations.NullMarked;
