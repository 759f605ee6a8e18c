/** Tests. */
@NullMarked
package io.vivenuoperator.salesapi.stream;

import org.jspecify.annotations.NullMarked;
