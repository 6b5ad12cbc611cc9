/** What was promised: the addendum as a document, read from YAML or JSON and kept in events. */
@NullMarked
package org.slaledger.contract.terms;

import org.jspecify.annotations.NullMarked;
