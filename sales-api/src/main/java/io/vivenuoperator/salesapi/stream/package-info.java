/** What changes, as it changes: one feed for each region, read by any number of clients. */
@NullMarked
package io.vivenuoperator.salesapi.stream;

import org.jspecify.annotations.NullMarked;
