/** What the API counts. */
@NullMarked
package io.vivenuoperator.salesapi.metrics;

import org.jspecify.annotations.NullMarked;
