/** Tests. */
@NullMarked
package io.vivenuoperator.salesapi.portfolio;

import org.jspecify.annotations.NullMarked;
