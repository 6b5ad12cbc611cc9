/** What every service needs at its HTTP edge: who asks, under which key, and how it is answered. */
@NullMarked
package org.slaledger.web;

import org.jspecify.annotations.NullMarked;
