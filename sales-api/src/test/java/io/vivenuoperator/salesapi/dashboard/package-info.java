/** Tests. */
@NullMarked
package io.vivenuoperator.salesapi.dashboard;

import org.jspecify.annotations.NullMarked;
