/** What stands before every endpoint: limits, headers, and the form's origin. */
@NullMarked
package org.slaledger.web.guard;

import org.jspecify.annotations.NullMarked;
