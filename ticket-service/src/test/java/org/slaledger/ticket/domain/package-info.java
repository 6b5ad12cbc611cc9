/** The rules, tried without anything around them. */
@NullMarked
package org.slaledger.ticket.domain;

import org.jspecify.annotations.NullMarked;
