/** What people wrote is sealed before it is journalled and opened when it is shown. */
@NullMarked
package org.slaledger.journal.seal;

import org.jspecify.annotations.NullMarked;
