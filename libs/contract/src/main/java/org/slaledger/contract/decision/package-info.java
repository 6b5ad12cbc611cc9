/** What deciding a command yields, in every service: events, or what is wrong with it. */
@NullMarked
package org.slaledger.contract.decision;

import org.jspecify.annotations.NullMarked;
