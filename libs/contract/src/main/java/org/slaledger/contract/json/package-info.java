/** How an event becomes one line of JSON, and how a line is read back, strictly. */
@NullMarked
package org.slaledger.contract.json;

import org.jspecify.annotations.NullMarked;
