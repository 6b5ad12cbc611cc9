/** Where holidays come from: national lists and iCalendar documents. They are read, never kept. */
@NullMarked
package org.slaledger.credit.adapter.holidays;

import org.jspecify.annotations.NullMarked;
