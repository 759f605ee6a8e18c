/** Tests. */
@NullMarked
package io.vivenuoperator.salesapi.representation;

import org.jspecify.annotations.NullMarked;
