/** A sample service behind the shared edge, and tests that try to get past it. */
@NullMarked
package org.slaledger.web;

import org.jspecify.annotations.NullMarked;
