/** How the steps of one transaction follow each other. */
@NullMarked
package org.slaledger.journal.steps;

import org.jspecify.annotations.NullMarked;
