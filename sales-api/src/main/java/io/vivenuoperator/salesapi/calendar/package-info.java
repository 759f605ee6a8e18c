/** What opens and closes when, as a list and as a calendar (RFC 5545). */
@NullMarked
package io.vivenuoperator.salesapi.calendar;

import org.jspecify.annotations.NullMarked;
